import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { made, mutate, type MutationName } from '../testing/changes.js'
import { ada, testDirectory, type TestDirectory } from '../testing/directory.js'
import { person } from '../testing/people.js'
import { untilWaiting } from '../testing/waiting.js'
import { ADMINISTRATORS_LOCK } from './keep-administrator.js'

let directory: TestDirectory
let group: string

beforeAll(async () => {
  directory = await testDirectory()
  group = await made(directory, 'createGroup', { name: 'Administrators' })
})
afterAll(() => directory.close())

const codes = async (name: MutationName, input: object) =>
  (await mutate(directory, name, { ...input })).errors.map(({ code }) => code)

describe('the last who administers the system', () => {
  test('stays, whatever is done', async () => {
    await made(directory, 'createServiceAccount', { name: 'Robot' })
    await made(directory, 'setSystemRoles', { subject: 'Users-2', roles: ['SYSTEM_ADMINISTRATOR'] })
    await mutate(directory, 'inviteUser', { email: 'never@example.com' })
    await made(directory, 'setSystemRoles', { subject: 'Users-3', roles: ['SYSTEM_ADMINISTRATOR'] })
    for (const [name, input] of [
      ['setSystemRoles', { subject: 'Users-1', roles: ['SYSTEM_MANAGER'] }],
      ['removeUser', { id: 'Users-1' }],
      ['disableUser', { id: 'Users-1' }],
    ] as const) {
      expect([name, await codes(name, input)]).toEqual([name, ['INVALID_STATE']])
    }
  })

  test('stays in the group by which they are one, and so does the group', async () => {
    await mutate(directory, 'setSystemRoles', { subject: group, roles: ['SYSTEM_ADMINISTRATOR'] })
    await made(directory, 'setGroupMembers', { group, users: ['Users-1'] })
    expect(await codes('setSystemRoles', { subject: 'Users-1', roles: [] })).toEqual([])
    for (const [name, input] of [
      ['setGroupMembers', { group, users: ['Users-2'] }],
      ['removeGroupMembers', { group, users: ['Users-1'] }],
      ['removeGroup', { id: group }],
      ['setSystemRoles', { subject: group, roles: [] }],
    ] as const) {
      expect([name, await codes(name, input)]).toEqual([name, ['INVALID_STATE']])
    }
    await made(directory, 'setSystemRoles', { subject: 'Users-1', roles: ['SYSTEM_ADMINISTRATOR'] })
    expect(await codes('removeGroup', { id: group })).toEqual([])
  })

  test('stays when two are taken away at the same time', async () => {
    const { caller } = await person(directory, 'Zoe', ['SYSTEM_ADMINISTRATOR'])
    const disable = () =>
      Promise.all([
        mutate(directory, 'disableUser', { id: 'Users-1' }, caller),
        mutate(directory, 'disableUser', { id: caller.subject }, ada),
      ])
    // Both have disabled somebody, and neither knows of the other, before either looks who is left.
    const outcomes = await directory.database.client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${ADMINISTRATORS_LOCK}::bigint)::text`
      const both = disable()
      await untilWaiting(directory, 2, both)
      return { both }
    })
    const refused = (await outcomes.both).flatMap(({ errors }) => errors.map(({ code }) => code))
    expect(refused).toEqual(['INVALID_STATE'])
  })
})
