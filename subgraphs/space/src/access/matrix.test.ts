import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { documentedGrants } from '@spaceport/kit/rights/testing/documented-roles'
import { KINDS, type Kind } from '../entity/kinds.js'
import { caller } from '../testing/callers.js'
import { exists, GIVEN, may, type Given } from '../testing/matrix/cases.js'
import { prune } from '../testing/matrix/prune.js'
import { LISTS, OTHERS, wholeSpace } from '../testing/matrix/selection.js'
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
const WHOLE = wholeSpace(1)
const OTHER = `{
  deploymentCount
  deploymentFacets { state { values { name count } truncated } }
  eventFacets { action { values { name count } } actor { values { name count } } }
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
  const sees = (kind: Kind, local: number) => exists(given, kind, local)

  // Every field of every type that lists lead to: all that there is, less what does not exist for the subject.
  const all = await here.ask(WHOLE)
  expect(all.errors).toEqual([])
  expect(await here.ask(WHOLE, {}, subject)).toEqual({ errors: [], data: prune(all.data, sees) })

  // Counts and facets, and what they are told of their own permissions.
  const facet = (name: string, n: number) => (n > 0 ? [{ name, count: n }] : [])
  const [deployments, events] = [seen(given, 'Deployments').length, seen(given, 'Events').length]
  const other = await here.ask<Other>(OTHER, {}, subject)
  const byName = (a: { permission: string }, b: { permission: string }) => (a.permission < b.permission ? -1 : 1)
  for (const { permissions } of other.data.myPermissions) permissions.sort(byName)
  expect(other.data).toEqual({
    deploymentCount: deployments,
    deploymentFacets: { state: { values: facet('SUCCESS', deployments), truncated: false } },
    eventFacets: { action: { values: facet('createThing', events) }, actor: { values: facet('Users-1', events) } },
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
}

/** The permissions that they are told of: those documented, everywhere unless one of their limits counts for it. */
function held(given: Given) {
  const far = { groups: [98], projects: [98], environments: [98], tenants: [98] }
  return documentedGrants(given.role ?? '').map((permission) => ({
    permission,
    everywhere: may(given, permission, far),
  }))
}

describe('every field', () => {
  test('is asked for', () => {
    expect(LISTS.map(({ name }) => name).toSorted()).toEqual([
      ...['deployments', 'environments', 'events', 'lifecycles', 'projectGroups', 'projects', 'releases'],
      ...['stepTemplates', 'teams', 'tenants', 'userRoles'],
    ])
    expect(OTHERS.toSorted()).toEqual([
      ...['deploymentCount', 'deploymentFacets', 'eventFacets', 'myPermissions', 'node', 'nodes', 'verifyAudit'],
    ])
    expect([...WORLD.keys()].toSorted()).toEqual(Object.keys(KINDS).toSorted())
  })

  test.each(GIVEN)('$role, limited to $limit', (given) => expectExactly(given))

  test('nobody, whether they run the fleet or not', () => expectExactly({ role: null, limit: 'none', scope: NOWHERE }))

  test('who runs the fleet sees what nobody does, and so does everybody in the other Space', async () => {
    await give(here.db, 16, NOWHERE)
    const nobody = prune((await there.ask(WHOLE)).data, () => false)
    for (const systemRole of ['SystemAdministrator', 'SystemManager'] as const) {
      const who = caller('Users-8', { systemRoles: [systemRole] })
      expect((await there.ask(WHOLE, {}, who)).data).toEqual(nobody)
    }
    const answers = [await there.ask(WHOLE, {}, subject), await there.ask(OTHER, {}, subject)]
    expect(answers[0]).toEqual({ errors: [], data: nobody })
    expect(JSON.stringify(answers)).not.toMatch(/~[12]\.|Spaces-\d+\//)
    // The names would be found if they were there.
    expect(JSON.stringify(await there.ask(WHOLE))).toContain(nameOf(2, 'Projects', 1))
  })
})
