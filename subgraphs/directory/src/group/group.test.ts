import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Membership } from '@spaceport/kit/membership'
import { made, mutate } from '../testing/changes.js'
import { somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { follow } from '../testing/follow.js'
import { testInstance, type TestInstance } from '../testing/instance.js'
import { callerBy, person } from '../testing/people.js'

let directory: TestDirectory
let instance: TestInstance

beforeAll(async () => {
  directory = await testDirectory()
  instance = await testInstance(directory, 'Brisbane 1')
})
afterAll(async () => {
  await instance.close()
  await directory.close()
})

describe('a group', () => {
  test('takes in and lets go some, and keeps the rest', async () => {
    const group = await made(directory, 'createGroup', { name: 'Some' })
    const [bob, eve] = [
      (await person(directory, 'Bob')).caller.subject,
      (await person(directory, 'Eve')).caller.subject,
    ]
    const members = async (name: 'addGroupMembers' | 'removeGroupMembers', users: string[]) =>
      (await mutate(directory, name, { group, users })).group
    expect(await members('addGroupMembers', [eve, eve])).toMatchObject({ version: 2, members: [{ id: eve }] })
    expect(await members('addGroupMembers', [bob, eve])).toMatchObject({
      version: 3,
      members: [{ id: bob }, { id: eve }],
    })
    expect(await members('addGroupMembers', [bob])).toMatchObject({ version: 3 })
    expect(await members('removeGroupMembers', [eve, 'Users-1'])).toMatchObject({ version: 4, members: [{ id: bob }] })
    const { errors } = await mutate(directory, 'removeGroupMembers', { group, users: ['Users-999'] })
    expect(errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'users'] }])
  })

  test('is renamed, but not to a name that another has, nor from an old version', async () => {
    const group = await made(directory, 'createGroup', { name: 'Before' })
    await made(directory, 'createGroup', { name: 'Taken' })
    expect((await mutate(directory, 'updateGroup', { id: group, name: 'After' })).group).toMatchObject({
      name: 'After',
      version: 2,
    })
    const codes = async (input: object) => (await mutate(directory, 'updateGroup', { id: group, ...input })).errors
    expect(await codes({ name: ' TAKEN' })).toEqual([{ code: 'CONFLICT', path: ['input', 'name'] }])
    expect(await codes({ name: 'X', expectedVersion: 1 })).toMatchObject([{ code: 'VERSION_CONFLICT' }])
  })

  test('that is removed lets nobody in any more: for its members at once, for gateways with the revision', async () => {
    const { caller, token } = await person(directory, 'Member')
    const group = await made(directory, 'createGroup', { name: 'Doomed' })
    await made(directory, 'setGroupMembers', { group, users: [caller.subject] })
    const space = await made(directory, 'createSpace', { name: 'Shop', instance: instance.id, groups: [group] })
    const stream = follow(directory.gateway)
    const membership = new Membership()
    membership.apply(await stream.news())
    expect(membership.spacesFor({ ...caller, groups: [group] })).toHaveLength(1)
    expect(await mutate(directory, 'removeGroup', { id: group })).toMatchObject({ errors: [], removed: group })
    expect((await callerBy(directory.gateway, token)).groups).toEqual([])
    membership.apply(await stream.news())
    expect(membership.spacesFor({ ...caller, groups: [group] })).toEqual([])
    await stream.close()
    const late = somebody(caller.subject, [group])
    expect((await directory.ask(late, `{ spaces(first: 9) { totalCount } }`)).data).toEqual({
      spaces: { totalCount: 0 },
    })
    expect((await mutate(directory, 'removeGroup', { id: group })).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(space).toMatch(/^Spaces-/)
  })

  test('gives its roles over the fleet to its members, from the next request on and no longer', async () => {
    const { caller, token } = await person(directory, 'Manager')
    const group = await made(directory, 'createGroup', { name: 'Managers' })
    await mutate(directory, 'setSystemRoles', { subject: group, roles: ['SYSTEM_MANAGER'] })
    const roles = async () => (await callerBy(directory.gateway, token)).systemRoles
    expect(await roles()).toEqual([])
    await made(directory, 'addGroupMembers', { group, users: [caller.subject] })
    expect(await roles()).toEqual(['SystemManager'])
    const { user } = await mutate(directory, 'setSystemRoles', {
      subject: caller.subject,
      roles: ['SYSTEM_ADMINISTRATOR', 'SYSTEM_MANAGER'],
    })
    expect(user).toMatchObject({ systemRoles: ['SYSTEM_ADMINISTRATOR', 'SYSTEM_MANAGER'] })
    expect(await roles()).toEqual(['SystemAdministrator', 'SystemManager'])
    await mutate(directory, 'setSystemRoles', { subject: caller.subject, roles: [] })
    await made(directory, 'removeGroupMembers', { group, users: [caller.subject] })
    expect(await roles()).toEqual([])
  })
})
