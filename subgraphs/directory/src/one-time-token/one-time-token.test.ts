import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { callerBy, PASSWORD, person, post } from '../testing/people.js'

const START = new Date('2026-03-01T00:00:00.000Z')
const NEW = 'nine quiet lanterns'
let now = START
let directory: TestDirectory

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
})
afterEach(() => {
  now = START
})
afterAll(() => directory.close())

const accept = (token: unknown, password = NEW) =>
  post(directory.gateway, '/internal/invitation/accept', { token, name: 'Grace', password, address: '192.0.2.7' })
const reset = (token: unknown, password = NEW) =>
  post(directory.gateway, '/internal/password/reset', { token, password })
const signIn = (email: string, password: string) => post(directory.gateway, '/internal/sign-in', { email, password })
const invite = async (email: string) => (await mutate(directory, 'inviteUser', { email })).token

describe('an invitation', () => {
  test('lets somebody in once, by the name and password that they choose', async () => {
    const { user, token, expiresAt } = await mutate(directory, 'inviteUser', { email: 'grace@example.com' })
    expect(user).toMatchObject({ name: 'grace', invitedUntil: expiresAt })
    expect(expiresAt).toBe('2026-03-08T00:00:00.000Z')
    expect(token).toMatch(/^spt_[\w-]{43}$/)
    expect((await signIn('grace@example.com', '')).status).toBe(401)
    const { status, json } = await accept(token)
    expect(status).toBe(200)
    expect(json).toEqual({
      token: expect.stringMatching(/^sps_/),
      expiresAt: '2026-03-31T00:00:00.000Z',
      user: { id: (user as { id: string }).id, name: 'Grace', email: 'grace@example.com' },
    })
    expect(await callerBy(directory.gateway, json.token as string)).toMatchObject({ name: 'Grace', systemRoles: [] })
    expect(await accept(token)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
    expect((await signIn('grace@example.com', NEW)).status).toBe(200)
  })

  test('is accepted by one of several at the same moment', async () => {
    const token = await invite('race@example.com')
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => accept(token)))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 401, 401, 401])
  })

  test('ends after seven days, not before', async () => {
    const token = await invite('late@example.com')
    now = new Date('2026-03-08T00:00:00.000Z')
    expect(await accept(token)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
    now = new Date('2026-03-07T23:59:59.999Z')
    expect((await accept(token)).status).toBe(200)
  })

  test('is not used up by a weak password or a bad name', async () => {
    const token = await invite('weak@example.com')
    expect(await accept(token, 'weak@example.com')).toMatchObject({ status: 400, code: 'WEAK_PASSWORD' })
    expect(await accept(token, 'short')).toMatchObject({ status: 400, code: 'WEAK_PASSWORD' })
    const nameless = { token, name: ' ', password: NEW }
    expect((await post(directory.gateway, '/internal/invitation/accept', nameless)).code).toBe('BAD_INPUT')
    expect((await accept(token)).status).toBe(200)
  })

  test('made again ends the one before, and none is made for who has an account', async () => {
    const first = await invite('twice@example.com')
    const mia = somebody('Users-1', [])
    const inviter = { ...mia, systemRoles: ['SystemManager' as const] }
    const second = await mutate(directory, 'inviteUser', { email: 'TWICE@example.com' }, inviter)
    expect(second.errors).toEqual([])
    expect(await accept(first)).toMatchObject({ code: 'BAD_TOKEN' })
    expect((await accept(second.token)).status).toBe(200)
    const third = await mutate(directory, 'inviteUser', { email: 'twice@example.com' })
    expect({ ...third }).toMatchObject({ token: null, errors: [{ code: 'CONFLICT', path: ['input', 'email'] }] })
  })

  test('is stored as a digest only, and shown once', async () => {
    const input = { email: 'kept@example.com', idempotencyKey: 'invite-1' }
    const { token, user } = await mutate(directory, 'inviteUser', input)
    expect(await mutate(directory, 'inviteUser', input)).toMatchObject({
      user,
      token: null,
      expiresAt: null,
      errors: [],
    })
    for (const table of ['one_time_token', 'idempotent_answer', 'audit_event']) {
      const rows = await directory.database.client.$queryRawUnsafe(`SELECT t::text FROM ${table} t`)
      expect(JSON.stringify(rows)).not.toContain(String(token).slice(10))
    }
    expect((await accept(token)).status).toBe(200)
  })
})

describe('a link', () => {
  const manager = async (name: string) => (await person(directory, name, ['SYSTEM_MANAGER'])).caller
  const links = async (name: string) => {
    const maker = await manager(name)
    const { caller } = await person(directory, `${name}s-friend`)
    const invitation = await mutate(directory, 'inviteUser', { email: `${name}-invited@example.com` }, maker)
    const { token } = await mutate(directory, 'createPasswordReset', { user: caller.subject }, maker)
    const invited = (invitation.user as { id: string }).id
    return { maker: maker.subject, invited, friend: caller.subject, invitation: invitation.token, token }
  }

  test.each<[string, (maker: string) => Promise<unknown>]>([
    ['is removed', (id) => made(directory, 'disableUser', { id }).then(() => mutate(directory, 'removeUser', { id }))],
    ['is disabled', (id) => made(directory, 'disableUser', { id })],
    ['has lost the role that it took', (subject) => made(directory, 'setSystemRoles', { subject, roles: [] })],
  ])('lets nobody in when whoever made it %s', async (how, change) => {
    const { maker, invitation, token } = await links(`Maker${how.length}`)
    await change(maker)
    expect(await accept(invitation)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
    expect(await reset(token)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
  })

  test('ends when another than who made it puts its holder into a group, and not when who made it does', async () => {
    const { maker, invited, friend, invitation, token } = await links('Mo')
    const group = await made(directory, 'createGroup', { name: 'Deployers' })
    const own = { ...somebody(maker, []), systemRoles: ['SystemManager' as const] }
    await made(directory, 'addGroupMembers', { group, users: [invited] }, own)
    await made(directory, 'addGroupMembers', { group, users: [friend] })
    expect((await accept(invitation)).status).toBe(200)
    expect(await reset(token)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
  })

  test('made by somebody with fewer roles over the fleet gives none, however its holder came to them', async () => {
    const { friend, token } = await links('Nia')
    const userId = Number(friend.split('-')[1])
    await directory.database.client.systemRoleAssignment.create({ data: { userId, role: 'SystemAdministrator' } })
    expect(await reset(token)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
  })
})

describe('a password reset', () => {
  test('sets the password once, signs in, and ends sessions and other links', async () => {
    const { caller, token: session } = await person(directory, 'Hal')
    const old = (await mutate(directory, 'createPasswordReset', { user: caller.subject })).token
    const { token, expiresAt } = await mutate(directory, 'createPasswordReset', { user: caller.subject })
    expect(expiresAt).toBe('2026-03-01T01:00:00.000Z')
    expect(await reset(old)).toMatchObject({ code: 'BAD_TOKEN' })
    expect(await reset(token, 'hal hal hal hal')).toMatchObject({ code: 'WEAK_PASSWORD' })
    const { status, json } = await reset(token)
    expect({ status, user: json.user }).toMatchObject({ status: 200, user: { id: caller.subject } })
    expect(await reset(token)).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
    expect((await post(directory.gateway, '/internal/authenticate', { session })).status).toBe(401)
    expect((await signIn('hal@example.com', PASSWORD)).status).toBe(401)
    expect((await signIn('hal@example.com', NEW)).status).toBe(200)
    expect((await post(directory.gateway, '/internal/authenticate', { session: json.token })).status).toBe(200)
  })

  test('ends after an hour, and does one thing once at the same moment', async () => {
    const { caller } = await person(directory, 'Ivy')
    const { token } = await mutate(directory, 'createPasswordReset', { user: caller.subject })
    now = new Date('2026-03-01T01:00:00.000Z')
    expect((await reset(token)).code).toBe('BAD_TOKEN')
    now = new Date('2026-03-01T00:59:59.999Z')
    const statuses = (await Promise.all([1, 2, 3].map(() => reset(token)))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 401, 401])
  })

  test('is for nothing and nobody else', async () => {
    const { caller } = await person(directory, 'Jan')
    const { token } = await mutate(directory, 'createPasswordReset', { user: caller.subject })
    const invitation = await invite('other@example.com')
    for (const answer of [
      await accept(token),
      await reset(invitation),
      await reset(`spt_${'A'.repeat(43)}`),
      await reset("' OR 1=1 --"),
      await post(directory.gateway, '/internal/first-run', { token, email: 'x@example.com', name: 'X', password: NEW }),
    ]) {
      expect(answer).toMatchObject({ status: 401, code: 'BAD_TOKEN' })
    }
    const robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
    const { errors } = await mutate(directory, 'createPasswordReset', { user: robot })
    expect(errors).toEqual([{ code: 'INVALID_STATE', path: ['input', 'user'] }])
  })
})
