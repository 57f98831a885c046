import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { KINDS } from '../entity/kinds.js'
import { schema } from '../schema.js'
import { caller, MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { MUTATION_CASES } from '../testing/matrix/mutations.js'
import { besides, LISTS } from '../testing/matrix/selection.js'
import { fill, WORLD } from '../testing/matrix/world.js'
import { named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { VIEW } from './view.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await fill(space.db, 1)
  // The role of a viewer leaves something out: here they see all that there is.
  const permissions = [...new Set<string>([...Object.values(VIEW), 'VariableViewUnscoped'])]
  const { id } = await space.db.userRole.create({ data: { id: 2001, ...named('Sees everything'), permissions } })
  await giveRole(space.db, VIEWER.subject, id)
})

afterAll(() => space.close())

/** Every kind, with an entity that the Space has. */
const ENTITIES = [...WORLD].map(([kind, rows]) => [kind, [...rows.keys()][0] ?? 0] as const)

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

function ask(field: (typeof mutations)[number], who = MANAGER) {
  const query = `mutation ($input: ${field.args[0]!.type}) { answer: ${field.name}(input: $input) { errors { code message path } } }`
  const input = MUTATION_CASES[field.name]?.input(1, 1)
  return space.ask<{ answer: { errors: { code: string }[] } }>(query, { input }, who)
}

/** How many rows the tables have that every write adds to; that a refusal is noted is no write. */
const written = () => {
  const { auditEvent, change, project } = space.db
  const where = { NOT: { action: { startsWith: 'refused:' } } }
  return Promise.all([auditEvent.count({ where }), change.count(), project.count()])
}

describe('somebody in no team', () => {
  it.each(LISTS.map((list) => [list.name, list] as const))('sees nothing in %s', async (list, field) => {
    const query = `{ ${list}(first: 100${besides(field)}) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }`
    const nothing = { totalCount: 0, nodes: [], edges: [], pageInfo: { hasNextPage: false, endCursor: null } }
    expect(await space.ask(query, {}, STRANGER)).toEqual({ errors: [], data: { [list]: nothing } })
    const seen = await space.ask<Record<string, { totalCount: number }>>(query, {}, VIEWER)
    expect(seen.data[list]?.totalCount).toBeGreaterThan(0)
  })

  it('sees nothing in counts, facets and their own roles', async () => {
    const query =
      '{ deploymentCount deploymentFacets { state { values { name count } truncated } } myPermissions(among: [ProjectView, ProjectEdit]) { space { id } permissions { permission everywhere } } }'
    expect((await space.ask(query, {}, STRANGER)).data).toEqual({
      deploymentCount: 0,
      deploymentFacets: { state: { values: [], truncated: false } },
      myPermissions: [],
    })
    expect((await space.ask(query, {}, VIEWER)).data).toEqual({
      deploymentCount: 4,
      deploymentFacets: { state: { values: [{ name: 'SUCCESS', count: 4 }], truncated: false } },
      myPermissions: [{ space: { id: 'Spaces-1' }, permissions: [{ permission: 'ProjectView', everywhere: true }] }],
    })
  })

  it.each(ENTITIES)('gets the same answer for one of the %s that exists and one that does not', async (kind, local) => {
    const node = async (id: string, who: typeof STRANGER) => {
      const { data, errors } = await space.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, who)
      return { data, codes: errors.map(({ extensions }) => extensions.code), text: errors[0]?.message.replace(id, '') }
    }
    const unknown = { data: { node: null }, codes: ['NOT_FOUND'], text: 'There is no "".' }
    expect(await node(`Spaces-1/${kind}-${local}`, STRANGER)).toEqual(unknown)
    expect(await node(`Spaces-1/${kind}-4711`, STRANGER)).toEqual(unknown)
    expect(await node(`Spaces-1/${kind}-4711`, MANAGER)).toEqual(unknown)
    expect(await node(`Spaces-2/${kind}-1`, MANAGER)).toEqual(unknown)
    expect(await node(`Spaces-1/${kind}-${local}`, VIEWER)).toEqual({
      data: { node: { id: `Spaces-1/${kind}-${local}` } },
      codes: [],
    })
  })

  it('gets nothing by reference', async () => {
    const references: { __typename: string; id: string }[] = ENTITIES.map(([kind, local]) => ({
      __typename: KINDS[kind],
      id: `Spaces-1/${kind}-${local}`,
    }))
    references.push({ __typename: 'Space', id: 'Spaces-1' })
    const query = `query ($references: [_Any!]!) { _entities(representations: $references) {
      __typename ${Object.values(KINDS)
        .map((name) => `... on ${name} { id }`)
        .join(' ')} ... on Space { id projects(first: 1) { totalCount } } } }`
    type Entities = { _entities: ({ id: string } | null)[] }
    const unseen = await space.ask<Entities>(query, { references }, STRANGER)
    expect(unseen).toEqual({ errors: [], data: { _entities: references.map(() => null) } })
    const seen = await space.ask<Entities>(query, { references }, VIEWER)
    expect(seen.data._entities.map((entity) => entity?.id)).toEqual(references.map(({ id }) => id))
  })
})

describe('every mutation', () => {
  it.each(mutations.map((field) => [field.name, field] as const))(
    '%s does not know the Space without a right',
    async (_n, field) => {
      const before = await written()
      const { data } = await ask(field, STRANGER)
      expect(data.answer.errors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
      expect(await written()).toEqual(before)
    },
  )

  it.each(mutations.map((field) => [field.name, field] as const))(
    '%s is forbidden to a viewer',
    async (_name, field) => {
      const before = await written()
      const { data } = await ask(field, VIEWER)
      expect(data.answer.errors.map(({ code }) => code)).toEqual(['FORBIDDEN'])
      expect(await written()).toEqual(before)
    },
  )

  it.each(mutations.map((field) => [field.name, field] as const))(
    '%s is refused to a read-only key',
    async (_name, field) => {
      const before = await written()
      const { data } = await ask(field, caller('Users-1', { cap: { spaces: null, readOnly: true, permissions: null } }))
      expect(data.answer.errors.map(({ code }) => code)).toEqual(['READ_ONLY_KEY'])
      expect(await written()).toEqual(before)
    },
  )
})

describe('an API key for other Spaces', () => {
  it('sees and changes nothing here, whoever owns it', async () => {
    const key = caller('Users-1', { cap: { spaces: ['Spaces-2'], readOnly: false, permissions: null } })
    expect((await space.ask('{ projects(first: 1) { totalCount } }', {}, key)).data).toEqual({
      projects: { totalCount: 0 },
    })
    const create = mutations.find(({ name }) => name === 'createProjectGroup')!
    expect((await ask(create, key)).data.answer.errors[0]?.code).toBe('NOT_FOUND')
    const fitting = caller('Users-1', { cap: { spaces: ['Spaces-1'], readOnly: true, permissions: null } })
    expect((await space.ask('{ projects(first: 1) { totalCount } }', {}, fitting)).data).toEqual({
      projects: { totalCount: 3 },
    })
  })
})
