import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { testDirectory, type TestDirectory, type TestProcess } from '../testing/directory.js'
import { PASSWORD, person, post } from '../testing/people.js'

let directory: TestDirectory
let other: TestProcess

beforeAll(async () => {
  directory = await testDirectory()
  other = await directory.another()
})
afterAll(() => directory.close())

const statuses = async (credentials: object[]) =>
  Promise.all(
    credentials.flatMap((json) =>
      [directory, other].map(async ({ gateway }) => (await post(gateway, '/internal/authenticate', json)).status),
    ),
  )
const signIn = (email: string) => post(directory.gateway, '/internal/sign-in', { email, password: PASSWORD })

describe('somebody who is disabled', () => {
  test('is refused by whatever credential, on every process, and let in again when enabled, but for the sessions', async () => {
    const { caller, token: session } = await person(directory, 'Bob')
    const id = caller.subject
    const { token: apiKey } = await mutate(directory, 'createApiKey', { name: 'K' }, caller)
    const { token } = await mutate(directory, 'createPasswordReset', { user: id })
    const credentials = [{ session }, { apiKey }]
    expect(await statuses(credentials)).toEqual([200, 200, 200, 200])

    await made(directory, 'disableUser', { id })
    expect(await statuses(credentials)).toEqual([401, 401, 401, 401])
    const [refused, unknown] = [await signIn('bob@example.com'), await signIn('nobody@example.com')]
    expect(refused).toEqual(unknown)
    const reset = { token, password: 'nine quiet lanterns' }
    expect((await post(directory.gateway, '/internal/password/reset', reset)).code).toBe('BAD_TOKEN')
    expect((await mutate(directory, 'createPasswordReset', { user: id })).errors).toMatchObject([
      { code: 'INVALID_STATE' },
    ])
    await made(directory, 'disableUser', { id })

    await made(directory, 'enableUser', { id })
    expect(await statuses(credentials)).toEqual([401, 401, 200, 200])
    expect((await signIn('bob@example.com')).status).toBe(200)
    await made(directory, 'enableUser', { id })
  })

  test('is refused by a session too that was being opened meanwhile', async () => {
    const { caller, token: session } = await person(directory, 'Ben')
    const where = { id: Number(caller.subject.split('-')[1]) }
    await directory.database.client.user.update({ where, data: { disabledAt: new Date() } })
    expect(await statuses([{ session }])).toEqual([401, 401])
  })
})

describe('somebody who is removed', () => {
  test('is refused by whatever credential, on every process, and their id is never used again', async () => {
    const { caller, token: session } = await person(directory, 'Carol')
    const id = caller.subject
    const group = await made(directory, 'createGroup', { name: 'Of Carol' })
    await made(directory, 'setGroupMembers', { group, users: [id] })
    const { token: apiKey } = await mutate(directory, 'createApiKey', { name: 'K' }, caller)
    const { errors, removed } = await mutate(directory, 'removeUser', { id, idempotencyKey: 'once' })
    expect({ errors, removed }).toEqual({ errors: [], removed: id })
    expect(await mutate(directory, 'removeUser', { id, idempotencyKey: 'once' })).toEqual({ errors, removed })
    expect(await statuses([{ session }, { apiKey }])).toEqual([401, 401, 401, 401])
    expect((await signIn('carol@example.com')).status).toBe(401)
    expect((await mutate(directory, 'removeUser', { id })).errors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ])
    const again = await made(directory, 'createUser', { email: 'carol@example.com', name: 'Carol' })
    expect(Number(again.split('-')[1])).toBeGreaterThan(Number(id.split('-')[1]))
    const row = await directory.database.client.auditEvent.findFirst({ where: { action: 'removeUser', subject: id } })
    expect(row).toMatchObject({ before: { email: 'carol@example.com', groups: [group] }, after: null })
    expect(JSON.stringify(row)).not.toContain('argon2')
  })
})

describe('updateUser', () => {
  test('changes what is given, ends links sent to an old address, and refuses a taken one and an old version', async () => {
    const { caller } = await person(directory, 'Dan')
    const id = caller.subject
    const { token } = await mutate(directory, 'createPasswordReset', { user: id })
    const { user } = await mutate(directory, 'updateUser', { id, name: 'Daniel', email: 'Daniel@Example.com' })
    expect(user).toMatchObject({ name: 'Daniel', email: 'Daniel@Example.com', version: 2 })
    const reset = { token, password: 'nine quiet lanterns' }
    expect((await post(directory.gateway, '/internal/password/reset', reset)).code).toBe('BAD_TOKEN')
    const codes = async (input: object) => (await mutate(directory, 'updateUser', { id, ...input })).errors
    expect(await codes({ email: 'ADA@example.com' })).toEqual([{ code: 'CONFLICT', path: ['input', 'email'] }])
    expect(await codes({ name: 'D', expectedVersion: 1 })).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    const robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
    const given = await mutate(directory, 'updateUser', { id: robot, email: 'robot@example.com' })
    expect(given.errors).toEqual([{ code: 'INVALID_STATE', path: ['input', 'email'] }])
  })
})
