import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { appendEvents } from '@spaceport/kit/audit/append'
import { isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, type GraphQLInputType } from 'graphql'
import { schema } from '../schema.js'
import { caller, MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.project.create({ data: project('Secret') })
  await db.channel.create({ data: { projectId: 1, ...named('Secret'), isDefault: true } })
  await db.tenant.create({ data: named('Secret') })
  await db.libraryVariableSet.create({ data: named('Secret') })
  await db.variable.create({ data: { projectId: 1, ...named('Secret') } })
  // What the role of a viewer leaves out.
  const sees = await db.userRole.create({ data: { ...named('Sees more'), permissions: ['VariableViewUnscoped'] } })
  await giveRole(db, VIEWER.subject, sees.id)
  await db.release.create({ data: { projectId: 1, ...named('1.0') } })
  await db.deployment.create({ data: { projectId: 1, releaseId: 1, environmentId: 1 } })
  const version = { version: 1, name: 'x', actionType: 'x', parameters: '[]', properties: '{}', source: '{}' }
  await db.stepTemplate.create({
    data: {
      ...named('Secret'),
      actionType: 'x',
      version: 1,
      versions: { create: { ...version, sourceHash: new Uint8Array(32) } },
    },
  })
  const act = { actor: 'Users-1', action: 'createProject', requestId: null }
  await appendEvents(db, act, [
    { kind: 'Projects', id: 'Spaces-1/Projects-1', before: null, after: { name: 'Secret' } },
  ])
})

afterAll(() => space.close())

/** The kinds with an entity 1 in the Space, and one that no Space has. */
const ENTITIES = [
  'Projects',
  'ProjectGroups',
  'Lifecycles',
  'Phases',
  'Channels',
  'Environments',
  'Tenants',
  'Variables',
  'LibraryVariableSets',
  'StepTemplates',
  'Releases',
  'Deployments',
  'Teams',
  'UserRoles',
  'ScopedUserRoles',
  'Events',
]

const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))
const lists = queries.filter(({ args }) => args.some(({ name }) => name === 'first')).map(({ name }) => name)
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

/** A value that an input accepts: ids are of what exists, as far as the names of the fields tell. */
function sample(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name)
  if (isListType(type)) return [sample(type.ofType, name.replace(/s$/, ''))]
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
    return Object.fromEntries(required.map((field) => [field.name, sample(field.type, field.name)]))
  }
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (type.name !== 'ID') return name === 'source' ? '{}' : 'New'
  if (name === 'space') return 'Spaces-1'
  if (name === 'member') return 'Users-9'
  if (name === 'role') return 'Spaces-1/UserRoles-11'
  if (name === 'owner') return 'Spaces-1/Projects-1'
  return `Spaces-1/${name[0]?.toUpperCase()}${name.slice(1)}s-1`
}

/** The input of a mutation, with the id of what it is about. */
function inputOf({ name, args }: (typeof mutations)[number]) {
  const input = sample(args[0]!.type, 'input') as Record<string, unknown>
  if ('id' in input)
    input.id = `Spaces-1/${name === 'setTeamMembers' ? 'Team' : name.replace(/^(update|delete|remove|archive|restore)/, '')}s-1`
  return input
}

function ask(field: (typeof mutations)[number], who = MANAGER, input = inputOf(field)) {
  const query = `mutation ($input: ${field.args[0]!.type}) { answer: ${field.name}(input: $input) { errors { code message path } } }`
  return space.ask<{ answer: { errors: { code: string }[] } }>(query, { input }, who)
}

/** How many rows the tables have that every write adds to; that a refusal is noted is no write. */
const written = () => {
  const { auditEvent, change, project } = space.db
  const where = { NOT: { action: { startsWith: 'refused:' } } }
  return Promise.all([auditEvent.count({ where }), change.count(), project.count()])
}

describe('somebody in no team', () => {
  it.each(lists)('sees nothing in %s', async (list) => {
    const query = `{ ${list}(first: 100) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }`
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
      deploymentCount: 1,
      deploymentFacets: { state: { values: [{ name: 'QUEUED', count: 1 }], truncated: false } },
      myPermissions: [{ space: { id: 'Spaces-1' }, permissions: [{ permission: 'ProjectView', everywhere: true }] }],
    })
  })

  it.each(ENTITIES)('gets the same answer for one of the %s that exists and one that does not', async (kind) => {
    const node = async (id: string, who: typeof STRANGER) => {
      const { data, errors } = await space.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, who)
      return { data, codes: errors.map(({ extensions }) => extensions.code), text: errors[0]?.message.replace(id, '') }
    }
    const unknown = { data: { node: null }, codes: ['NOT_FOUND'], text: 'There is no "".' }
    expect(await node(`Spaces-1/${kind}-1`, STRANGER)).toEqual(unknown)
    expect(await node(`Spaces-1/${kind}-4711`, STRANGER)).toEqual(unknown)
    expect(await node(`Spaces-1/${kind}-4711`, MANAGER)).toEqual(unknown)
    expect(await node(`Spaces-2/${kind}-1`, MANAGER)).toEqual(unknown)
    expect(await node(`Spaces-1/${kind}-1`, VIEWER)).toEqual({
      data: { node: { id: `Spaces-1/${kind}-1` } },
      codes: [],
    })
  })

  it('gets nothing by reference', async () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType)
    const entities = types.filter((type) => type.getInterfaces().length > 0).map(({ name }) => name)
    expect(entities).toHaveLength(ENTITIES.length)
    const references = entities.map((name) => ({ __typename: name, id: `Spaces-1/${name.replace(/y$/, 'ie')}s-1` }))
    references.push({ __typename: 'Space', id: 'Spaces-1' })
    const query = `query ($references: [_Any!]!) { _entities(representations: $references) {
      __typename ${entities.map((name) => `... on ${name} { id }`).join(' ')} ... on Space { id projects(first: 1) { totalCount } } } }`
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
      projects: { totalCount: 1 },
    })
  })
})
