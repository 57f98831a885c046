import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Chain } from '@spaceport/kit/rights/explained'
import { made } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { chain, rightsInstance, type RightsInstance } from '../testing/rights-instance.js'

let directory: TestDirectory
let one: RightsInstance
let two: RightsInstance
let bob: Caller
/** Shops 1 and 2 live on the first Instance, 3 on the second; Bob may not enter the Bank, 4. */
beforeAll(async () => {
  directory = await testDirectory()
  one = await rightsInstance(directory, 'One')
  two = await rightsInstance(directory, 'Two')
  const shoppers = await made(directory, 'createGroup', { name: 'Shoppers' })
  const bankers = await made(directory, 'createGroup', { name: 'Bankers' })
  const user = (name: string) => made(directory, 'createUser', { email: `${name}@example.com`, name })
  const users = [await user('Bob'), await user('Zoe'), await user('Carol'), await user('Dave')]
  await made(directory, 'setGroupMembers', { group: shoppers, users: users.slice(0, 3) })
  await made(directory, 'setGroupMembers', { group: bankers, users: users.slice(2) })
  for (const [name, instance] of [
    ['Shop 1', one],
    ['Shop 2', one],
    ['Shop 3', two],
  ] as const) {
    await made(directory, 'createSpace', { name, instance: instance.id, groups: [shoppers] })
  }
  await made(directory, 'createSpace', { name: 'Bank', instance: two.id, groups: [bankers] })
  bob = somebody('Users-2', [shoppers])
})
afterAll(async () => {
  await Promise.all([one.close(), two.close()])
  await directory.close()
})

const answer = (chains: (space: string) => Chain[] | null, reason: string | null = null) => {
  return (_request: unknown, spaces: string[]) =>
    Response.json({ spaces: spaces.map((space) => ({ space, chains: chains(space), reason, truncated: false })) })
}
afterEach(() => {
  for (const instance of [one, two]) {
    instance.whoCan = answer(() => [])
    instance.asked.length = 0
  }
})

type Answer = {
  totalCount: number
  truncated: boolean
  nodes: {
    id: string
    name: string
    spaceCount: number
    spaces: { space: { id: string }; chains: unknown[] }[]
    fleet: object[]
  }[]
  edges: { cursor: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null; startCursor: string | null }
  completeness: object
}

const QUERY = `query ($permission: Permission!, $scope: WhoCanScope, $first: Int, $after: String, $last: Int, $before: String) {
  whoCan(permission: $permission, scope: $scope, first: $first, after: $after, last: $last, before: $before) {
    totalCount truncated edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    completeness { asked answered missing { space reason } }
    nodes { id name kind spaceCount fleet { role { name } member { name } }
      spaces { space { id name } chains { verdict member { id name } team { name } role { name } } } }
  }
}`

async function ask(who: Caller, permission: string, more: Record<string, unknown> = {}) {
  const variables = { permission, ...('last' in more ? {} : { first: 10 }), ...more }
  const { data, errors } = await directory.ask(who, QUERY, variables)
  return { code: errors?.[0]?.extensions.code, page: data?.whoCan as Answer }
}
const names = ({ page }: { page: Answer }) => page.nodes.map(({ name }) => name)

describe('who can', () => {
  test('is put together over the fleet: users, and members of groups, with each Space and chain', async () => {
    one.whoCan = answer((space) => (space === 'Spaces-1' ? [chain('Groups-1'), chain('Users-4')] : [chain('Users-3')]))
    two.whoCan = answer(() => [chain('Users-4', { role: { id: 'Spaces-3/UserRoles-16', name: 'Space Manager' } })])
    const { page } = await ask(bob, 'DeploymentCreate')
    expect(page).toMatchObject({
      totalCount: 3,
      truncated: false,
      completeness: { asked: 3, answered: 3, missing: [] },
    })
    expect(page.nodes).toMatchObject([
      {
        id: 'Users-2',
        name: 'Bob',
        kind: 'PERSON',
        spaceCount: 1,
        spaces: [{ space: { id: 'Spaces-1', name: 'Shop 1' } }],
      },
      { name: 'Users-3', spaces: [{ space: { id: 'Spaces-1' } }, { space: { id: 'Spaces-2' } }] },
      {
        name: 'Users-4',
        spaceCount: 2,
        spaces: [
          {
            chains: [{ member: { id: 'Groups-1', name: 'Shoppers' } }, { member: { id: 'Users-4', name: 'Users-4' } }],
          },
          { space: { id: 'Spaces-3' }, chains: [{ role: { name: 'Space Manager' } }] },
        ],
      },
    ])
    expect(one.asked).toEqual([
      expect.objectContaining({
        caller: 'Users-2',
        json: {
          spaces: ['Spaces-1', 'Spaces-2'],
          permission: 'DeploymentCreate',
          place: { entity: null, projectGroup: null, project: null, environment: null, tenant: null },
        },
      }),
    ])
    // The Bank, which lives there too, was never spoken of.
    expect(two.asked[0]?.json.spaces).toEqual(['Spaces-3'])
  })

  test('names people and groups to whom the directory shows them, as teams do; others read ids', async () => {
    one.whoCan = answer(() => [chain('Groups-1'), chain('Groups-2'), chain('Users-4')])
    const manager = { ...bob, systemRoles: ['SystemManager' as const] }
    expect(names(await ask(manager, 'ProjectView'))).toEqual(['Bob', 'Carol', 'Zoe'])
    expect(names(await ask(bob, 'ProjectView'))).toEqual(['Bob', 'Users-3', 'Users-4'])
    const byId = JSON.stringify((await ask(bob, 'ProjectView')).page)
    for (const name of ['Carol', 'Zoe', 'Bankers']) expect(byId).not.toContain(name)
    expect(byId).toContain('Groups-2')
  })

  test('counts nobody who may not enter the Space or is disabled', async () => {
    one.whoCan = answer(() => [chain('Users-5'), chain('Groups-2'), chain('Users-3')])
    expect(names(await ask(bob, 'ProjectView'))).toEqual(['Users-3', 'Users-4'])
    const { user } = directory.database.client
    await user.update({ where: { id: 3 }, data: { disabledAt: new Date() } })
    expect(names(await ask(bob, 'ProjectView'))).toEqual(['Users-4'])
    await user.update({ where: { id: 3 }, data: { disabledAt: null } })
  })

  test('comes in pages, whose cursors hold for this question alone', async () => {
    one.whoCan = answer(() => [chain('Groups-1')])
    const first = await ask(bob, 'ProjectView', { first: 2 })
    expect(names(first)).toEqual(['Bob', 'Users-3'])
    expect(first.page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    const after = first.page.pageInfo.endCursor
    const second = await ask(bob, 'ProjectView', { first: 2, after })
    expect(names(second)).toEqual(['Users-4'])
    expect(second.page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const before = second.page.pageInfo.startCursor
    const back = await ask(bob, 'ProjectView', { last: 1, before })
    expect(names(back)).toEqual(['Users-3'])
    expect(back.page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
    expect((await ask(bob, 'ProjectEdit', { after })).code).toBe('BAD_CURSOR')
    expect((await ask(bob, 'ProjectView', { after: 'x' })).code).toBe('BAD_CURSOR')
    expect((await ask(bob, 'ProjectView', { first: 101 })).code).toBe('BAD_PAGE')
  })

  test('says which Spaces did not answer, and that of the others', async () => {
    one.whoCan = answer((space) => (space === 'Spaces-1' ? [chain('Users-3')] : null), 'FORBIDDEN')
    two.whoCan = () => new Response('', { status: 500 })
    const found = await ask(bob, 'ProjectView')
    expect(names(found)).toEqual(['Users-3'])
    expect(found.page.completeness).toEqual({
      asked: 3,
      answered: 1,
      missing: [
        { space: 'Spaces-2', reason: 'FORBIDDEN' },
        { space: 'Spaces-3', reason: 'SPACE_UNAVAILABLE' },
      ],
    })
  })

  test('an Instance says nothing of Spaces that are not its own', async () => {
    two.whoCan = () =>
      Response.json({
        spaces: ['Spaces-1', 'Spaces-4'].map((space) => ({
          space,
          chains: [chain('Users-3')],
          reason: null,
          truncated: false,
        })),
      })
    const { page } = await ask(bob, 'ProjectView')
    expect(page.nodes).toEqual([])
    expect(page.completeness).toMatchObject({ missing: [{ space: 'Spaces-3', reason: 'SPACE_UNAVAILABLE' }] })
  })

  test('an Instance that hangs is given up in time, and told so', async () => {
    let gone: () => void = () => {}
    const hungUp = new Promise<void>((resolve) => {
      gone = resolve
    })
    two.whoCan = ({ signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          gone()
          reject(new Error('given up'))
        }),
      )
    one.whoCan = answer(() => [chain('Users-3')])
    const json = { query: QUERY, variables: { permission: 'ProjectView', first: 1 } }
    const call = { method: 'POST' as const, path: '/graphql', json, caller: bob, remaining: 3_000 }
    const { data } = (await directory.gateway.call(call)).json as { data: { whoCan: Answer } }
    expect(data.whoCan.nodes).toMatchObject([{ name: 'Users-3' }])
    expect(data.whoCan.completeness).toMatchObject({ missing: [{ space: 'Spaces-3', reason: 'SPACE_TIMEOUT' }] })
    await hungUp
  })

  test('asks nobody when the caller hangs up', async () => {
    const hangUp = new AbortController()
    const began = new Promise<void>((resolve) => {
      one.whoCan = ({ signal }) => {
        resolve()
        return new Promise((_, reject) => signal.addEventListener('abort', () => (ended(), reject(new Error('gone')))))
      }
    })
    let ended: () => void = () => {}
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    const json = { query: QUERY, variables: { permission: 'ProjectView', first: 1 } }
    const call = directory.gateway.call({ method: 'POST', path: '/graphql', json, caller: bob, signal: hangUp.signal })
    await began
    hangUp.abort()
    await expect(call).rejects.toThrow()
    await end
  })
})

describe('the scope', () => {
  test('chooses Spaces, by name or by what is in them', async () => {
    one.whoCan = answer(() => [chain('Users-3')])
    await ask(bob, 'ProjectView', { scope: { spaces: ['Spaces-2'] } })
    await ask(bob, 'ProjectView', { scope: { project: 'Spaces-1/Projects-7', environment: 'Spaces-1/Environments-2' } })
    expect(one.asked.map(({ json }) => json)).toEqual([
      expect.objectContaining({ spaces: ['Spaces-2'] }),
      expect.objectContaining({
        spaces: ['Spaces-1'],
        place: expect.objectContaining({ project: 'Spaces-1/Projects-7', environment: 'Spaces-1/Environments-2' }),
      }),
    ])
    expect(two.asked).toEqual([])
  })

  test.each([
    [{ spaces: ['Spaces-4'] }, 'NOT_FOUND'],
    [{ spaces: ['Spaces-99'] }, 'NOT_FOUND'],
    [{ project: 'Spaces-4/Projects-1' }, 'NOT_FOUND'],
    [{ spaces: ['Users-1'] }, 'BAD_ID'],
    [{ project: 'Projects-1' }, 'BAD_ID'],
    [{ project: 'Spaces-1/Projects-1', tenant: 'Spaces-2/Tenants-1' }, 'BAD_INPUT'],
    [{ spaces: ['Spaces-2'], project: 'Spaces-1/Projects-1' }, 'BAD_INPUT'],
  ])('%j is %s', async (scope, code) => {
    expect((await ask(bob, 'ProjectView', { scope })).code).toBe(code)
    expect([...one.asked, ...two.asked]).toEqual([])
  })
})

describe('over the fleet', () => {
  test('it is told by roles over it, to who may see users, groups and roles', async () => {
    await directory.database.client.systemRoleAssignment.create({ data: { groupId: 2, role: 'SystemManager' } })
    const { page } = await ask(ada, 'UserEdit')
    expect(page.nodes).toMatchObject([
      { name: 'Ada', fleet: [{ role: { name: 'System Administrator' }, member: { name: 'Ada' } }], spaces: [] },
      { name: 'Carol', fleet: [{ role: { name: 'System Manager' }, member: { name: 'Bankers' } }] },
      { name: 'Dave' },
    ])
    expect(names(await ask(ada, 'AdministerSystem'))).toEqual(['Ada'])
    expect((await ask(bob, 'UserEdit')).code).toBe('FORBIDDEN')
    expect([...one.asked, ...two.asked]).toEqual([])
  })

  test('and in Spaces, for what can be granted in both; who may not ask the fleet hears of Spaces only', async () => {
    one.whoCan = answer(() => [chain('Users-3')])
    expect(names(await ask({ ...ada, groups: ['Groups-1'] }, 'TeamEdit'))).toEqual(['Ada', 'Carol', 'Dave', 'Zoe'])
    expect(names(await ask(bob, 'TeamEdit'))).toEqual(['Users-3'])
    const inSpace = { scope: { spaces: ['Spaces-1'] } }
    expect(names(await ask({ ...ada, groups: ['Groups-1'] }, 'TeamEdit', inSpace))).toEqual(['Zoe'])
  })

  test('reading it is audited', async () => {
    const rows = await directory.database.client.$queryRaw<{ actor: string; subject: string; after: object }[]>`
      SELECT actor, subject, after FROM audit_event WHERE action = 'read:whoCan' ORDER BY id`
    expect(rows[0]).toEqual({ actor: 'Users-2', subject: 'Spaces', after: { permission: 'DeploymentCreate' } })
  })
})
