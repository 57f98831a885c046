import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { made, mutate } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let now = new Date('2026-03-01T00:00:00.000Z')
let directory: TestDirectory
let instance: TestInstance
let bob: Caller
let entered: string
let second: string
let other: string

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
  instance = await testInstance(directory, 'Brisbane 1')
  const group = await made(directory, 'createGroup', { name: 'Shop' })
  const user = await made(directory, 'createUser', { email: 'bob@example.com', name: 'Bob' })
  await made(directory, 'setGroupMembers', { group, users: [user] })
  entered = await made(directory, 'createSpace', { name: 'Shop', instance: instance.id, groups: [group] })
  second = await made(directory, 'createSpace', { name: 'Shop too', instance: instance.id, groups: [group] })
  other = await made(directory, 'createSpace', { name: 'Bank', instance: instance.id })
  bob = somebody(user, [group])
})
afterAll(async () => {
  await instance.close()
  await directory.close()
})

type NewKey = { apiKey: { id: string; prefix: string }; token: string }

async function key(input: Record<string, unknown>, caller = bob): Promise<NewKey> {
  const { errors, ...payload } = await mutate(directory, 'createApiKey', { name: 'A key', ...input }, caller)
  expect(errors).toEqual([])
  return payload as NewKey
}
const authenticate = (apiKey: string) =>
  directory.gateway.call({ method: 'POST', path: '/internal/authenticate', json: { apiKey } })
const callerOf = async ({ token }: NewKey) => ((await authenticate(token)).json as { caller: Caller }).caller

describe('an API key', () => {
  test('acts for its owner', async () => {
    const one = await key({})
    expect(one.token).toMatch(/^spk_[\w-]{43}$/)
    expect(one.apiKey.prefix).toBe(one.token.slice(0, 8))
    expect(await callerOf(one)).toEqual({
      ...bob,
      name: 'Bob',
      cap: { spaces: null, readOnly: false, permissions: null },
      credential: one.apiKey.id,
    })
  })

  test('is stored as a digest only', async () => {
    const { token } = await key({})
    for (const table of ['api_key', 'idempotent_answer', 'audit_event']) {
      const rows = await directory.database.client.$queryRawUnsafe(`SELECT t::text FROM ${table} t`)
      expect(JSON.stringify(rows)).not.toContain(token.slice(10))
    }
  })

  test('is shown once, also when the request is repeated', async () => {
    const first = await key({ idempotencyKey: 'k-1' })
    const again = await key({ idempotencyKey: 'k-1' })
    expect(again).toEqual({ apiKey: first.apiKey, token: null })
  })

  test('has no more than what its cap leaves', async () => {
    const capped = await key({ spaces: [entered], readOnly: true })
    const caller = await callerOf(capped)
    expect(caller.cap).toEqual({ spaces: [entered], readOnly: true, permissions: null })
    const answer = await directory.ask(caller, '{ spaces(first: 9) { totalCount nodes { id } } }')
    expect(answer.data).toEqual({ spaces: { totalCount: 1, nodes: [{ id: entered }] } })
  })

  test('shows of other keys no Space that its own cap leaves out', async () => {
    const all = await key({ name: 'Both', spaces: [entered, second] })
    const caller = await callerOf(await key({ spaces: [entered] }))
    const spacesOf = async (asker: Caller) => {
      const { data } = await directory.ask(asker, '{ me { apiKeys { id spaces } } }')
      const me = data?.me as { apiKeys: { id: string; spaces: string[] | null }[] } | undefined
      return me?.apiKeys.find(({ id }) => id === all.apiKey.id)?.spaces
    }
    expect(await spacesOf(bob)).toEqual([entered, second])
    expect(await spacesOf(caller)).toEqual([entered])
    expect(await spacesOf({ ...bob, groups: [] })).toEqual([])
  })

  test("of an administrator's that is made for one Space sees no other, and runs nothing", async () => {
    const caller = await callerOf(await key({ spaces: [other] }, ada))
    expect(caller).toMatchObject({ subject: 'Users-1', systemRoles: [] })
    // Even if the gateway had it wrong.
    const wrong: Caller = { ...caller, systemRoles: ['SystemAdministrator'] }
    for (const one of [caller, wrong]) {
      const answer = await directory.ask(one, '{ spaces(first: 9) { nodes { id } } users(first: 9) { totalCount } }')
      expect(answer.data).toMatchObject({ users: { totalCount: 1 } })
      expect(JSON.stringify(answer)).not.toContain(entered)
      expect((await mutate(directory, 'createGroup', { name: 'G' }, one)).errors[0]).toMatchObject({
        code: 'FORBIDDEN',
      })
    }
  })

  test('that may only read changes nothing', async () => {
    const caller = await callerOf(await key({ readOnly: true }, ada))
    const { errors } = await mutate(directory, 'createGroup', { name: 'Never' }, caller)
    expect(errors).toEqual([{ code: 'READ_ONLY_KEY', path: ['input'] }])
  })

  test('makes no other keys', async () => {
    for (const owner of [bob, ada]) {
      const caller = await callerOf(await key({}, owner))
      const { errors, apiKey } = await mutate(directory, 'createApiKey', { name: 'Child' }, caller)
      expect({ apiKey, code: errors[0]?.code }).toEqual({ apiKey: null, code: 'FORBIDDEN' })
    }
  })

  test('made by anything but a session does not come to be, since it could outlive it', async () => {
    for (const caller of [
      { ...ada, credential: undefined },
      { ...ada, credential: 'ApiKeys-1' },
    ]) {
      const { errors, token } = await mutate(directory, 'createApiKey', { name: 'Child' }, caller)
      expect({ token, errors }).toMatchObject({ token: null, errors: [{ code: 'FORBIDDEN' }] })
    }
  })

  test('makes nobody who gets in by a password of its choice when it is gone', async () => {
    const byKey = { ...ada, credential: 'ApiKeys-1', cap: { spaces: null, readOnly: false, permissions: null } }
    const input = { email: 'backdoor@example.com', name: 'B', password: 'seven violet umbrellas' }
    expect((await mutate(directory, 'createUser', input, byKey)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })

  test('leaves of the rights of its owner the permissions that it names', async () => {
    const one = await key({ permissions: ['UserView', 'ProjectView', 'UserView'] }, ada)
    expect(one.apiKey).toMatchObject({ permissions: ['ProjectView', 'UserView'] })
    const caller = await callerOf(one)
    expect(caller.cap).toEqual({ spaces: null, readOnly: false, permissions: ['ProjectView', 'UserView'] })
    const answer = await directory.ask(caller, '{ users(first: 9) { totalCount } groups(first: 9) { totalCount } }')
    expect(answer.data).toEqual({ users: { totalCount: 2 }, groups: { totalCount: 0 } })
    expect((await mutate(directory, 'createGroup', { name: 'G' }, caller)).errors).toMatchObject([
      { code: 'FORBIDDEN' },
    ])
    const none = await mutate(directory, 'createApiKey', { name: 'K', permissions: [] }, bob)
    expect(none.errors).toEqual([{ code: 'BAD_INPUT', path: ['input', 'permissions'] }])
  })

  test('of a service account is made by whoever edits users, and for nobody else', async () => {
    const user = await made(directory, 'createServiceAccount', { name: 'Build server' })
    const one = await key({ user, readOnly: true }, ada)
    expect(await callerOf(one)).toMatchObject({ subject: user, name: 'Build server', cap: { readOnly: true } })
    const refusals = [
      await mutate(directory, 'createApiKey', { name: 'K', user }, bob),
      await mutate(directory, 'createApiKey', { name: 'K', user: bob.subject }, ada),
      await mutate(directory, 'createApiKey', { name: 'K', user: 'Users-999' }, ada),
    ]
    expect(refusals.map(({ errors }) => errors[0]?.code)).toEqual(['NOT_FOUND', 'INVALID_STATE', 'NOT_FOUND'])
    expect((await mutate(directory, 'revokeApiKey', { id: one.apiKey.id }, bob)).errors[0]?.code).toBe('NOT_FOUND')
    await made(directory, 'disableUser', { id: user })
    expect(await authenticate(one.token)).toMatchObject({ status: 401 })
    const late = await mutate(directory, 'createApiKey', { name: 'K', user }, ada)
    expect(late.errors).toEqual([{ code: 'INVALID_STATE', path: ['input', 'user'] }])
    await made(directory, 'removeUser', { id: user })
    expect(await authenticate(one.token)).toMatchObject({ status: 401 })
  })

  test('tells when it was last used, to the minute', async () => {
    const start = now
    const one = await key({})
    const id = Number(one.apiKey.id.split('-')[1])
    const used = async () => (await directory.database.client.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt
    expect(await used()).toBeNull()
    for (const [after, expected] of [
      [0, 0],
      [59_000, 0],
      [60_000, 60_000],
    ] as const) {
      now = new Date(start.getTime() + after)
      await authenticate(one.token)
      expect(await used()).toEqual(new Date(start.getTime() + expected))
    }
    now = start
  })

  test('cannot be made for a Space that its maker may not enter, or that does not exist', async () => {
    const refused = async (space: string) =>
      (await mutate(directory, 'createApiKey', { name: 'K', spaces: [space] }, bob)).errors
    const unknown = await refused('Spaces-999')
    expect(unknown).toEqual([{ code: 'NOT_FOUND', path: ['input', 'spaces'] }])
    expect(await refused(other)).toEqual(unknown)
  })

  test('is never made for no Space at all', async () => {
    const { errors } = await mutate(directory, 'createApiKey', { name: 'K', spaces: [] }, bob)
    expect(errors).toEqual([{ code: 'BAD_INPUT', path: ['input', 'spaces'] }])
  })

  test('ends at its time', async () => {
    const start = now
    const { token } = await key({ expiresAt: '2026-03-01T00:00:01.000Z' })
    expect(await authenticate(token)).toMatchObject({ status: 200 })
    now = new Date('2026-03-01T00:00:01.000Z')
    expect(await authenticate(token)).toMatchObject({ status: 401 })
    const late = await mutate(directory, 'createApiKey', { name: 'K', expiresAt: now.toISOString() }, bob)
    expect(late.errors).toEqual([{ code: 'BAD_INPUT', path: ['input', 'expiresAt'] }])
    now = start
  })

  test('ends at once when its owner or an administrator revokes it, and for nobody else', async () => {
    const [one, two] = [await key({}), await key({})]
    const stranger = somebody('Users-1', [])
    expect((await mutate(directory, 'revokeApiKey', { id: one.apiKey.id }, stranger)).errors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ])
    expect(await authenticate(one.token)).toMatchObject({ status: 200 })
    await made(directory, 'revokeApiKey', { id: one.apiKey.id }, bob)
    await made(directory, 'revokeApiKey', { id: two.apiKey.id }, ada)
    expect(await authenticate(one.token)).toMatchObject({ status: 401 })
    expect(await authenticate(two.token)).toMatchObject({ status: 401 })
    await made(directory, 'revokeApiKey', { id: one.apiKey.id }, bob)
  })

  test('loses a group in the moment its owner does', async () => {
    const one = await key({})
    const [group] = bob.groups
    await made(directory, 'setGroupMembers', { group, users: [] })
    expect((await callerOf(one)).groups).toEqual([])
    await made(directory, 'setGroupMembers', { group, users: [bob.subject] })
  })
})
