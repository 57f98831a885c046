import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutate } from '../testing/changes.js'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { untilWaiting } from '../testing/waiting.js'
import { PASSWORD, person, post, signInAs } from '../testing/people.js'

let directory: TestDirectory
const NEW = 'nine quiet lanterns'

beforeAll(async () => {
  directory = await testDirectory()
})
afterAll(() => directory.close())

const status = async (session: string) => (await post(directory.gateway, '/internal/authenticate', { session })).status

test('changing the password takes the old one, and ends all sessions but the one that asks', async () => {
  const bob = await person(directory, 'Bob')
  const other = await signInAs(directory.gateway, 'bob@example.com', PASSWORD)
  const { token: reset } = await mutate(directory, 'createPasswordReset', { user: bob.caller.subject })
  const codes = async (oldPassword: string, newPassword: string) =>
    (await mutate(directory, 'changePassword', { oldPassword, newPassword }, bob.caller)).errors
  expect(await codes('wrong', NEW)).toEqual([{ code: 'BAD_CREDENTIALS', path: ['input', 'oldPassword'] }])
  expect(await codes(PASSWORD, 'bob@example.com')).toEqual([{ code: 'WEAK_PASSWORD', path: ['input', 'newPassword'] }])
  expect([await status(bob.token), await status(other.token)]).toEqual([200, 200])

  const input = { oldPassword: PASSWORD, newPassword: NEW, idempotencyKey: 'change-1' }
  const first = await mutate(directory, 'changePassword', input, bob.caller)
  expect(first.errors).toEqual([])
  expect(await mutate(directory, 'changePassword', input, bob.caller)).toEqual(first)
  expect([await status(bob.token), await status(other.token)]).toEqual([200, 401])
  expect((await post(directory.gateway, '/internal/password/reset', { token: reset, password: NEW })).code).toBe(
    'BAD_TOKEN',
  )
  await expect(signInAs(directory.gateway, 'bob@example.com', PASSWORD)).rejects.toThrow('401')
  await signInAs(directory.gateway, 'bob@example.com', NEW)
  const rows = await directory.database.client
    .$queryRaw`SELECT a::text, i::text FROM audit_event a, idempotent_answer i`
  expect(JSON.stringify(rows)).not.toContain('lanterns')
  expect(JSON.stringify(rows)).not.toContain('argon2')
})

test('no key changes the password of its owner', async () => {
  const { caller } = await person(directory, 'Eve')
  const cap = { spaces: null, readOnly: false, permissions: null }
  for (const one of [
    { ...caller, cap },
    { ...caller, credential: undefined },
    { ...caller, credential: 'ApiKeys-1' },
  ]) {
    const { errors } = await mutate(directory, 'changePassword', { oldPassword: PASSWORD, newPassword: NEW }, one)
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
  }
  await signInAs(directory.gateway, 'eve@example.com', PASSWORD)
})

test('the old password can be guessed at so often and no more, with any session of its owner; others are not kept waiting', async () => {
  const mallory = await person(directory, 'Mallory')
  const bystander = await person(directory, 'Bystander')
  const attempt = async (oldPassword: string, caller = mallory.caller) => {
    const { errors } = await mutate(directory, 'changePassword', { oldPassword, newPassword: NEW }, caller)
    return (errors as { code: string }[])[0]?.code
  }
  for (let i = 0; i < 10; i++) expect(await attempt(`guess number ${i}`)).toBe('BAD_CREDENTIALS')
  expect(await attempt(PASSWORD)).toBe('RATE_LIMITED')
  expect(await attempt(PASSWORD, { ...mallory.caller, credential: 'Sessions-999998' })).toBe('RATE_LIMITED')
  expect(await attempt(PASSWORD, bystander.caller)).toBeUndefined()
  await signInAs(directory.gateway, 'mallory@example.com', PASSWORD)
  const { client } = directory.database
  const noted = await client.auditEvent.findMany({
    where: { action: 'refused:changePassword', actor: mallory.caller.subject },
  })
  expect(noted).toMatchObject([{ after: { code: 'RATE_LIMITED' } }])
})

test('a sign-in that has found the old password right opens nothing once it was changed', async () => {
  const { caller } = await person(directory, 'Race')
  const where = { emailKey: 'race@example.com' }
  const { client } = directory.database
  // The sign-in waits for the row, which this transaction holds, after it has checked the password.
  let signingIn: Promise<{ status: number }> | null = null
  await client.$transaction(async (tx) => {
    await tx.user.update({ where, data: { passwordHash: 'another' } })
    signingIn = post(directory.gateway, '/internal/sign-in', { email: 'race@example.com', password: PASSWORD })
    await untilWaiting(directory, 1, signingIn)
  })
  expect(await signingIn).toMatchObject({ status: 401, code: 'BAD_CREDENTIALS' })
  expect(await client.session.count({ where: { user: where } })).toBe(1)
  expect(caller.subject).toMatch(/^Users-/)
})
