import { beforeAll, describe, expect, test } from '@jest/globals'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { cedarAllows } from '@spaceport/kit/rights/testing/cedar'
import { documentedGrants } from '@spaceport/kit/rights/testing/documented-roles'
import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import { commonFleet, person } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'
import { EVERYTHING, LISTS, NOWHERE, positionsOf, type Everything } from './positions.js'

let fleet: Fleet
/** The Space in which Matt has a role, and the one that he may enter and has none in; a third he may not enter. */
let here: string
let team: string
let all: Everything
let positions: ReadonlyMap<string, Ids>
let hidden: string[]
let apiKey: string

type Answer<Data> = { data: Data; errors?: { message: string; extensions: { code: string } }[] }

async function ask<Data>(key: string, query: string, variables: object = {}): Promise<Answer<Data>> {
  return (await fleet.post(query, { apiKey: key, variables: { ...variables } })).json() as Promise<Answer<Data>>
}

type Payload<Field extends string> = { answer: { [Key in Field]: { id: string } } & { errors: object[] } }

async function change<Field extends string>(field: Field, mutation: string, input: object): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  const query = `mutation ($input: ${type}) { answer: ${mutation}(input: $input) { ${field} { id } errors { code message } } }`
  const { data, errors } = await ask<Payload<Field>>(fleet.adminKey, query, { input })
  expect([errors, data.answer.errors]).toEqual([undefined, []])
  return data.answer[field].id
}

async function takeAway(id: string): Promise<void> {
  const query = `mutation ($id: ID!) { answer: removeScopedUserRole(input: { id: $id }) { errors { code message } } }`
  expect(await ask(fleet.adminKey, query, { id })).toEqual({ data: { answer: { errors: [] } } })
}

beforeAll(async () => {
  fleet = await commonFleet()
  apiKey = (await person('Matt')).apiKey
  const [first = '', second = '', third = ''] = fleet.spaces
  here = first
  const { data } = await ask<{ me: { id: string } }>(apiKey, '{ me { id } }')
  team = await change('team', 'createTeam', { space: here, name: 'Matrix', members: [data.me.id] })
  all = (await ask<Everything>(fleet.adminKey, EVERYTHING, { space: [here] })).data
  positions = positionsOf(all)
  const others = (await ask<Everything>(fleet.adminKey, EVERYTHING, { space: [second, third] })).data
  hidden = [third, ...Object.values(others).flatMap(({ nodes }) => nodes.map(({ id }) => id))]
})

/** What of a Space somebody with one role sees, list by list. */
function expectedIds(role: string, scope: Ids, list: keyof typeof LISTS): string[] {
  const may = (position: Ids) =>
    cedarAllows({
      user: 'Users-1',
      groups: [],
      teams: new Map([[1, ['Users-1']]]),
      assignments: [{ id: 1, team: 1, role, permissions: documentedGrants(role), scope }],
      cap: null,
      permission: LISTS[list],
      position,
    })
  return (all[list]?.nodes ?? []).map(({ id }) => id).filter((id) => may(positions.get(id) ?? NOWHERE))
}

const QUERY = `{ ${Object.keys(LISTS)
  .map((list) => `${list}(first: 100) { totalCount nodes { id } }`)
  .join(' ')} deploymentCount }`

type Lists = Record<string, { totalCount: number; nodes: { id: string }[] }> & { deploymentCount: number }

async function expectExactly(role: string, scope: Ids): Promise<void> {
  const id = (kind: string) => (locals: number[]) => locals.map((local) => `${here}/${kind}-${local}`)
  const roleId = [...BUILT_IN_ROLES].find(([, one]) => one.name === role)?.[0]
  const assigned = await change('scopedUserRole', 'assignUserRole', {
    team,
    role: `${here}/UserRoles-${roleId}`,
    projectGroups: id('ProjectGroups')(scope.groups),
    projects: id('Projects')(scope.projects),
    environments: id('Environments')(scope.environments),
    tenants: id('Tenants')(scope.tenants),
  })
  const { data, errors } = await ask<Lists>(apiKey, QUERY)
  expect(errors).toBeUndefined()
  const { deploymentCount, ...lists } = data
  for (const list of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
    const ids = expectedIds(role, scope, list)
    const seen = lists[list]
    expect({ list, ids: seen?.nodes.map((node) => node.id).toSorted(), total: seen?.totalCount }).toEqual({
      list,
      ids: ids.toSorted(),
      total: ids.length,
    })
  }
  expect(deploymentCount).toBe(expectedIds(role, scope, 'deployments').length)
  await expectMutations(role, scope)
  await takeAway(assigned)
  // Taken away, it is gone for the very next request.
  const after = await ask<Lists>(apiKey, QUERY)
  expect(Object.values(after.data).map((list) => (typeof list === 'number' ? list : list.totalCount))).toEqual(
    Array(Object.keys(LISTS).length + 1).fill(0),
  )
}

/** A few changes that a permission lets through to where they say something else: what they would change is not as they expect. */
const CHANGES = {
  updateProject: ['ProjectEdit', 'projects'],
  deleteProject: ['ProjectDelete', 'projects'],
  updateEnvironment: ['EnvironmentEdit', 'environments'],
  updateTenant: ['TenantEdit', 'tenants'],
  updateTeam: ['TeamEdit', 'teams'],
  deleteTeam: ['TeamDelete', 'teams'],
  updateUserRole: ['UserRoleEdit', 'userRoles'],
} as const

async function expectMutations(role: string, scope: Ids): Promise<void> {
  for (const [mutation, [permission, list]] of Object.entries(CHANGES)) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
    const query = `mutation ($input: ${type}) { answer: ${mutation}(input: $input) { errors { code message } } }`
    const id = all[list]?.nodes.at(-1)?.id ?? ''
    const { data } = await ask<{ answer: { errors: { code: string }[] } }>(apiKey, query, {
      input: { id, expectedVersion: 999 },
    })
    const held = documentedGrants(role).includes(permission)
    const sees = expectedIds(role, scope, list).includes(id)
    const reaches = held && sees && isUnlimited(scope)
    const codes = data.answer.errors.map(({ code }) => code)
    const denied = codes.includes('FORBIDDEN') || codes.includes('NOT_FOUND')
    if (!held || !sees || reaches) expect({ mutation, codes, denied }).toEqual({ mutation, codes, denied: !reaches })
    expect(codes).toHaveLength(1)
  }
}

const isUnlimited = (scope: Ids) => Object.values(scope).every((ids) => ids.length === 0)

const LONG = process.env.SPACEPORT_LONG === '1'
const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
/** Everything, or one of two: which one, the seed tells. */
const some = <T>(all: T[]) => all.filter((_, n) => LONG || (n + SEED) % 2 === 0)
const ROLES = [...BUILT_IN_ROLES.values()].map(({ name }) => name)

describe(`through the gateway (seed ${SEED})`, () => {
  test.each(some(ROLES))('%s sees and may change exactly what is documented', (role) => expectExactly(role, NOWHERE))

  const limited = (LONG ? ROLES : ['Project Viewer', 'Project Deployer', 'Environment Manager']).flatMap((role) =>
    (['groups', 'projects', 'environments', 'tenants'] as const).map((limit): [string, keyof Ids] => [role, limit]),
  )
  test.each(some(limited))('%s, limited to one of the %s', (role, limit) => {
    const kinds = { groups: 'projectGroups', projects: 'projects', environments: 'environments', tenants: 'tenants' }
    const [first] = all[kinds[limit]]?.nodes ?? []
    const local = Number(first?.id.split('-').at(-1))
    return expectExactly(role, { ...NOWHERE, [limit]: [local] })
  })

  test('nothing of other Spaces is named, whatever is asked', async () => {
    expect(hidden.length).toBeGreaterThan(30)
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    const known = hidden.slice(1, 60)
    const made = known.map((id) => id.replace(/\d+$/, (local) => String(900_000 + Number(local))))
    const [real, madeUp] = [await ask(apiKey, query, { ids: known }), await ask(apiKey, query, { ids: made })]
    expect(real.data).toEqual({ nodes: known.map(() => null) })
    expect(madeUp.data).toEqual(real.data)
    const codes = (answer: Answer<unknown>) => answer.errors?.map(({ extensions }) => extensions.code)
    expect(codes(real)).toEqual(codes(madeUp))
    expect(new Set(codes(real))).toEqual(new Set(['NOT_FOUND']))
  })
})
