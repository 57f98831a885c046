import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { documentedGrants } from '@spaceport/kit/rights/testing/documented-roles'
import { KIND_OF, KINDS, type Kind, type TypeName } from '../entity/kinds.js'
import { SEARCHED } from '../search/kinds.js'
import { caller } from '../testing/callers.js'
import { exists, GIVEN, may, someGiven, type Given } from '../testing/matrix/cases.js'
import { prune } from '../testing/matrix/prune.js'
import { allFacets, FACETS, LISTS, OTHERS, wholeList } from '../testing/matrix/selection.js'
import { fill, give, nameOf, NOWHERE, SUBJECT, WORLD } from '../testing/matrix/world.js'
import { testSpace, type TestSpace } from '../testing/space.js'

/** The Space in which the subject has a role, and one in which they have none. */
let here: TestSpace
let there: TestSpace
const subject = caller(SUBJECT)

beforeAll(async () => {
  ;[here, there] = await Promise.all([testSpace(1), testSpace(2)])
  await Promise.all([fill(here.db, 1), fill(there.db, 2)])
  await give(there.db, null, NOWHERE)
})
afterAll(() => Promise.all([here.close(), there.close()]))

const roleId = (name: string) => [...BUILT_IN_ROLES].find(([, role]) => role.name === name)?.[0] ?? 0
/** Each list with all that is in it, as somebody sees it who sees everything. */
const WHOLE = LISTS.map((list) => ({ list, query: wholeList(list, 1) }))
const OTHER = `{
  deploymentCount
  searchFacets(text: "~") { kind { values { name count } } }
  myPermissions { space { id ${['projects', 'environments', 'tenants'].map((list) => `${list}(first: 100) { totalCount nodes { id } }`).join(' ')} } permissions { permission everywhere } }
}`
type Other = { myPermissions: { permissions: { permission: string }[] }[] }
const IDS = [...WORLD].flatMap(([kind, rows]) => [...rows.keys()].map((local) => ({ kind, local })))
const idOf = (space: number, { kind, local }: (typeof IDS)[number]) => `Spaces-${space}/${kind}-${local}`
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ${Object.values(KINDS)
  .map((type) => `... on ${type} { id }`)
  .join(' ')} } }`

/** The entities of a kind that somebody sees. */
const seen = (given: Given, kind: Kind) =>
  [...(WORLD.get(kind)?.keys() ?? [])].filter((local) => exists(given, kind, local))

/** The Space, as it is for somebody. */
function spaceOf(given: Given) {
  const list = (kind: Kind) => {
    const nodes = seen(given, kind).map((local) => ({ id: `Spaces-1/${kind}-${local}` }))
    return { totalCount: nodes.length, nodes }
  }
  return { id: 'Spaces-1', projects: list('Projects'), environments: list('Environments'), tenants: list('Tenants') }
}

async function expectExactly(given: Given): Promise<void> {
  await give(here.db, given.role === null ? null : roleId(given.role), given.scope)
  const sees = (kind: Kind, local: number, permission?: string) =>
    permission ? may(given, permission, WORLD.get(kind)?.get(local) ?? NOWHERE) : exists(given, kind, local)

  // Every field of every type that lists lead to: all that there is, less what does not exist for the subject.
  for (const { list, query } of WHOLE) {
    const answer = await here.ask(query, {}, subject)
    expect({ list: list.name, ...answer }).toEqual({
      list: list.name,
      errors: [],
      data: prune(await wholeOf(query), sees),
    })
  }

  // Facets: what somebody who sees everything is told of just those rows, less the names of what the subject does not see.
  for (const field of FACETS) {
    const kind = KIND_OF[field.name.replace(/^./, (letter) => letter.toUpperCase()).replace(/Facets$/, '') as TypeName]
    const filter = { id: seen(given, kind).map((local) => `Spaces-1/${kind}-${local}`) }
    const [told, all] = [await here.ask(allFacets(field), {}, subject), await here.ask(allFacets(field), { filter })]
    expect({ facets: field.name, ...told }).toEqual({ facets: field.name, errors: [], data: named(all.data, sees) })
  }

  // Counts, and what they are told of their own permissions.
  const found = SEARCHED.map((kind) => ({ name: kind, count: seen(given, kind).length })).filter(
    ({ count }) => count > 0,
  )
  const other = await here.ask<Other>(OTHER, {}, subject)
  const byName = (a: { permission: string }, b: { permission: string }) => (a.permission < b.permission ? -1 : 1)
  for (const { permissions } of other.data.myPermissions) permissions.sort(byName)
  expect(other.data).toEqual({
    deploymentCount: seen(given, 'Deployments').length,
    searchFacets: { kind: { values: expect.arrayContaining(found) } },
    myPermissions: given.role === null ? [] : [{ space: spaceOf(given), permissions: held(given) }],
  })

  // Whatever an id names, in this Space, in the other one, or nowhere.
  const ids = [...IDS.map((one) => idOf(1, one)), ...IDS.map((one) => idOf(2, one)), 'Spaces-1/Projects-99']
  const there = ids.map((id) => IDS.some((one) => idOf(1, one) === id && sees(one.kind, one.local)))
  const some = ids.map((id, i) => (there[i] ? expect.objectContaining({ id }) : null))
  const nodes = await here.ask<{ nodes: unknown }>(NODES, { ids: ids.slice(0, 100) }, subject)
  expect(nodes.data.nodes).toEqual(some.slice(0, 100))
  for (const { message, path, extensions } of nodes.errors) {
    const id = ids[Number(path?.[1])]
    expect({ message, extensions }).toEqual({ message: `There is no "${id}".`, extensions: { code: 'NOT_FOUND' } })
  }
  const of = IDS.map((one) => ({ __typename: KINDS[one.kind], id: idOf(1, one) }))
  const entities = await here.ask(ENTITIES, { of }, subject)
  expect(entities).toEqual({ errors: [], data: { _entities: some.slice(0, IDS.length) } })

  const verdict = await here.ask<{ verifyAudit: object | null }>(
    '{ verifyAudit(space: "Spaces-1") { intact } }',
    {},
    subject,
  )
  expect(verdict.data.verifyAudit !== null).toBe(given.limit === 'none' && may(given, 'EventView', NOWHERE))
  const keys = await here.ask<{ spaceIdentity: object | null }>(
    '{ spaceIdentity(space: "Spaces-1") { fingerprint } }',
    {},
    subject,
  )
  expect(keys.data.spaceIdentity !== null).toBe(may(given, 'TrustView', NOWHERE))
}

/** The answers of somebody who sees everything, which are the same for every case. */
const wholes = new Map<string, Promise<unknown>>()

function wholeOf(query: string): Promise<unknown> {
  let whole = wholes.get(query)
  if (!whole) {
    whole = here.ask(query).then(({ data, errors }) => {
      expect(errors).toEqual([])
      return data
    })
    wholes.set(query, whole)
  }
  return whole
}

type Counted = { values: { name: string; count: number }[]; truncated: boolean }

/** Facets without the names of what somebody does not see. */
function named(data: unknown, sees: (kind: Kind, local: number) => boolean): unknown {
  const isSeen = ({ name }: { name: string }) => {
    const [, kind, local] = /^~\d\.([A-Za-z]+)\.(\d+)~$/.exec(name) ?? []
    return kind === undefined || sees(kind as Kind, Number(local))
  }
  const facets = Object.entries(data as Record<string, Record<string, Counted | string>>)
  return Object.fromEntries(
    facets.map(([field, counted]) => [
      field,
      Object.fromEntries(
        Object.entries(counted).map(([name, facet]) => [
          name,
          typeof facet === 'string' ? facet : { ...facet, values: facet.values.filter(isSeen) },
        ]),
      ),
    ]),
  )
}

/** The permissions that they are told of: those documented, everywhere unless one of their limits counts for it. */
function held(given: Given) {
  const far = { groups: [98], projects: [98], environments: [98], tenants: [98] }
  return documentedGrants(given.role ?? '').map((permission) => ({
    permission,
    everywhere: may(given, permission, far),
  }))
}

const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
/** In the long run every role with every limit; else some of them, by the seed. */
const TRIED = process.env.SPACEPORT_LONG === '1' ? GIVEN : someGiven(SEED)

describe('every field', () => {
  test('is asked for', () => {
    expect(OTHERS.toSorted()).toEqual([
      ...[
        'checkDeployment',
        'compareReleases',
        'deploymentCount',
        'effectiveVariables',
        'missingValues',
        'myPermissions',
      ],
      ...['node', 'nodes', 'packageFile', 'packageUsage', 'searchFacets', 'spaceIdentity', 'verifyAudit', 'whereUsed'],
    ])
    expect([...WORLD.keys()].toSorted()).toEqual(Object.keys(KINDS).toSorted())
  })

  test.each(TRIED)(`$role, limited to $limit (seed ${SEED})`, (given) => expectExactly(given))

  test('nobody, whether they run the fleet or not', () => expectExactly({ role: null, limit: 'none', scope: NOWHERE }))

  test('who runs the fleet sees what nobody does, and so does everybody in the other Space', async () => {
    await give(here.db, 16, NOWHERE)
    const query = `{ ${WHOLE.map(({ query }) => query.slice(2, -2)).join(' ')} }`
    const nobody = prune((await there.ask(query)).data, () => false)
    for (const systemRole of ['SystemAdministrator', 'SystemManager'] as const) {
      const who = caller('Users-8', { systemRoles: [systemRole] })
      expect((await there.ask(query, {}, who)).data).toEqual(nobody)
    }
    const answers = [await there.ask(query, {}, subject), await there.ask(OTHER, {}, subject)]
    expect(answers[0]).toEqual({ errors: [], data: nobody })
    expect(JSON.stringify(answers)).not.toMatch(/~[12]\.|Spaces-\d+\//)
    // The names would be found if they were there.
    expect(JSON.stringify(await there.ask(query))).toContain(nameOf(2, 'Projects', 1))
  })
})
