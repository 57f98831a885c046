import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { made, mutate, type MutationName } from '../testing/changes.js'
import { ada, testDirectory, type TestDirectory } from '../testing/directory.js'
import { callerBy, person } from '../testing/people.js'

let directory: TestDirectory
/** A system manager, who may edit users and groups but does not administer the system. */
let mia: Caller
let bob: string
let admins: string
let plain: string
let robot: string

beforeAll(async () => {
  directory = await testDirectory()
  mia = (await person(directory, 'Mia', ['SYSTEM_MANAGER'])).caller
  bob = (await person(directory, 'Bob')).caller.subject
  admins = await made(directory, 'createGroup', { name: 'Administrators' })
  plain = await made(directory, 'createGroup', { name: 'Plain' })
  await made(directory, 'setSystemRoles', { subject: admins, roles: ['SYSTEM_ADMINISTRATOR'] })
  robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
  await made(directory, 'setSystemRoles', { subject: robot, roles: ['SYSTEM_ADMINISTRATOR'] })
})
afterAll(() => directory.close())

const codes = async (name: MutationName, input: object, caller = mia) =>
  (await mutate(directory, name, { ...input }, caller)).errors.map(({ code }) => code)

describe('a system manager', () => {
  test('manages people and groups without more roles', async () => {
    expect(mia.systemRoles).toEqual(['SystemManager'])
    expect(await codes('updateUser', { id: bob, name: 'Bobby' })).toEqual([])
    expect(await codes('createPasswordReset', { user: bob })).toEqual([])
    expect(await codes('setGroupMembers', { group: plain, users: [bob] })).toEqual([])
    expect(await codes('disableUser', { id: bob })).toEqual([])
    expect(await codes('enableUser', { id: bob })).toEqual([])
    expect(await codes('inviteUser', { email: 'new@example.com' })).toEqual([])
  })

  test('gets at nobody who administers the system, whether by themselves or by a group', async () => {
    const member = (await person(directory, 'Member')).caller.subject
    await made(directory, 'addGroupMembers', { group: admins, users: [member] })
    const apiKey = await made(directory, 'createApiKey', { name: 'K', user: robot })
    const session = await directory.database.client.session.findFirstOrThrow({ where: { user: { name: 'Member' } } })
    const attempts: [MutationName, object][] = [
      ['updateUser', { id: 'Users-1', email: 'mia+1@example.com' }],
      ['createPasswordReset', { user: 'Users-1' }],
      ['createPasswordReset', { user: member }],
      ['disableUser', { id: member }],
      ['removeUser', { id: member }],
      ['createApiKey', { name: 'Mine', user: robot }],
      ['revokeApiKey', { id: apiKey }],
      ['revokeSession', { id: `Sessions-${session.id}` }],
      ['addGroupMembers', { group: admins, users: [mia.subject] }],
      ['setGroupMembers', { group: admins, users: [mia.subject, member] }],
      ['removeGroupMembers', { group: admins, users: [member] }],
      ['addGroupMembers', { group: plain, users: [member] }],
      ['updateGroup', { id: admins, name: 'Mine' }],
      ['removeGroup', { id: admins }],
      ['setSystemRoles', { subject: mia.subject, roles: ['SYSTEM_ADMINISTRATOR'] }],
    ]
    const state = () =>
      directory.database.client.user.findMany({
        select: { id: true, version: true, groups: true, sessions: { select: { revokedAt: true } } },
        orderBy: { id: 'asc' },
      })
    const before = await state()
    for (const [name, input] of attempts) expect([name, await codes(name, input)]).toEqual([name, ['FORBIDDEN']])
    expect(await state()).toEqual(before)
    for (const [name, input] of attempts.slice(1, 3)) expect([name, await codes(name, input, ada)]).toEqual([name, []])
  })

  test('gets no role by a link made before somebody got one', async () => {
    const { token } = await mutate(directory, 'createPasswordReset', { user: bob }, mia)
    await made(directory, 'setSystemRoles', { subject: bob, roles: ['SYSTEM_ADMINISTRATOR'] })
    expect(await directory.database.client.oneTimeToken.count({ where: { userId: Number(bob.split('-')[1]) } })).toBe(0)
    expect(token).toMatch(/^spt_/)
    const { token: again } = await mutate(directory, 'inviteUser', { email: 'late@example.com' }, mia)
    const late = await directory.database.client.user.findUniqueOrThrow({ where: { emailKey: 'late@example.com' } })
    await made(directory, 'addGroupMembers', { group: admins, users: [`Users-${late.id}`] })
    expect(again).toMatch(/^spt_/)
    expect(await directory.database.client.oneTimeToken.count({ where: { userId: late.id } })).toBe(0)
  })

  test('gets no role by a way in that they made before a service account or a group got one', async () => {
    const keyed = await made(directory, 'createServiceAccount', { name: 'Keyed' }, mia)
    const { apiKey } = await mutate(directory, 'createApiKey', { name: 'Kept', user: keyed }, mia)
    const ruled = await made(directory, 'createServiceAccount', { name: 'Ruled' }, mia)
    const rule = { name: 'CI', issuer: 'https://ci.example', audience: 'x', subjectPattern: 'mia', account: ruled }
    const issuer = await made(directory, 'createTokenIssuer', rule, mia)
    const mapped = await made(directory, 'createGroup', { name: 'Mapped' }, mia)
    const groupMappings = [{ externalGroup: 'x', group: mapped }]
    const provider = { name: 'Hers', issuer: 'https://hers.example', clientId: 'x', groupMappings }
    const id = await made(directory, 'createIdentityProvider', provider, mia)

    const promoting: [MutationName, object][] = [
      ['setSystemRoles', { subject: keyed, roles: ['SYSTEM_ADMINISTRATOR'] }],
      ['setSystemRoles', { subject: ruled, roles: ['SYSTEM_MANAGER'] }],
      ['setSystemRoles', { subject: mapped, roles: ['SYSTEM_ADMINISTRATOR'] }],
      ['addGroupMembers', { group: admins, users: [keyed] }],
      ['setGroupMembers', { group: admins, users: [ruled] }],
    ]
    for (const [name, input] of promoting) {
      expect([name, await codes(name, input, ada)]).toEqual([name, ['INVALID_STATE']])
    }
    await made(directory, 'addGroupMembers', { group: mapped, users: [keyed] })
    await made(directory, 'updateIdentityProvider', { id, groupMappings: [] })
    expect(await codes('setSystemRoles', { subject: mapped, roles: ['SYSTEM_ADMINISTRATOR'] }, ada)).toEqual([
      'INVALID_STATE',
    ])
    await made(directory, 'revokeApiKey', { id: (apiKey as { id: string }).id })
    await made(directory, 'updateTokenIssuer', { id: issuer, enabled: false })
    for (const [name, input] of promoting) expect([name, await codes(name, input, ada)]).toEqual([name, []])
    // From now on she makes none.
    expect(await codes('createApiKey', { name: 'Again', user: keyed })).toEqual(['FORBIDDEN'])
    expect(await codes('updateTokenIssuer', { id: issuer, enabled: true })).toEqual(['FORBIDDEN'])
    expect(await codes('updateIdentityProvider', { id, groupMappings })).toEqual(['FORBIDDEN'])
  })

  test('has by a key with a cap only what the cap leaves', async () => {
    const { token } = (await mutate(directory, 'createApiKey', {
      name: 'K',
      permissions: ['UserEdit', 'UserView'],
    })) as {
      token?: unknown
    } & Record<string, unknown>
    const caller = await callerBy(directory.gateway, String(token))
    expect(caller).toMatchObject({ subject: 'Users-1', cap: { permissions: ['UserEdit', 'UserView'] } })
    expect(await codes('updateUser', { id: robot, name: 'R' }, caller)).toEqual(['FORBIDDEN'])
    expect(await codes('createGroup', { name: 'G' }, caller)).toEqual(['FORBIDDEN'])
    const carl = await made(directory, 'createUser', { email: 'carl@example.com', name: 'Carl' })
    expect(await codes('updateUser', { id: carl, name: 'Carla' }, caller)).toEqual([])
  })
})
