import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ADMIN, testDirectory, type TestDirectory } from '../testing/directory.js'

const SESSION_LIFETIME = 30 * 24 * 3_600_000

const START = new Date('2026-03-01T00:00:00.000Z')
let now = START
let directory: TestDirectory

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
})
afterAll(() => directory.close())

const post = (path: string, json: unknown) => directory.gateway.call({ method: 'POST', path, json })
const signIn = (email: string, password: string) => post('/internal/sign-in', { email, password, userAgent: 'a test' })
const token = async () => ((await signIn(ADMIN.email, ADMIN.password)).json as { token: string }).token

const UNAUTHENTICATED = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }

describe('signing in', () => {
  test('opens a session for the right password, whatever the case of the e-mail', async () => {
    const { status, json } = await signIn(' ada@EXAMPLE.com ', ADMIN.password)
    expect(status).toBe(200)
    expect(json).toEqual({
      token: expect.stringMatching(/^sps_[\w-]{43}$/),
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME).toISOString(),
      user: { id: 'Users-1', name: 'Ada', email: ADMIN.email },
    })
  })

  test('answers a wrong password and an unknown e-mail alike', async () => {
    const wrong = await signIn(ADMIN.email, 'wrong')
    const unknown = await signIn('nobody@example.com', ADMIN.password)
    expect(wrong.status).toBe(401)
    expect(wrong.json).toMatchObject({ errors: [{ extensions: { code: 'BAD_CREDENTIALS' } }] })
    expect(unknown).toEqual(wrong)
    // Text that PostgreSQL cannot hold is as unknown as any other.
    expect(await signIn('nul\0@example.com\ud800', 'x')).toEqual(wrong)
  })

  test('does not let in somebody who has no password', async () => {
    const data = { email: 'k@example.com', emailKey: 'k@example.com', name: 'K', nameKey: 'k' }
    await directory.database.client.user.create({ data })
    expect(await signIn('k@example.com', '')).toMatchObject({ status: 401 })
  })

  test('refuses a body of another shape', async () => {
    expect(await post('/internal/sign-in', { email: 1 })).toMatchObject({ status: 400 })
  })

  test('stores no token, only its digest', async () => {
    const session = await token()
    const rows = JSON.stringify(await directory.database.client.$queryRaw`SELECT s::text FROM session s`)
    expect(rows).not.toContain(session)
    expect(rows).not.toContain(session.slice(4))
    expect(rows).not.toContain(Buffer.from(session).toString('hex'))
  })

  test('is written into the audit without the token', async () => {
    await token()
    const last = await directory.database.client.auditEvent.findFirst({ orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ actor: 'Users-1', action: 'signIn', subject: expect.stringMatching(/^Sessions-\d+$/) })
    expect(JSON.stringify(last?.after)).not.toContain('sps_')
  })
})

describe('a session', () => {
  test('says who its holder is', async () => {
    const { status, json } = await post('/internal/authenticate', { session: await token() })
    expect(status).toBe(200)
    expect(json).toEqual({
      caller: {
        subject: 'Users-1',
        name: 'Ada',
        groups: [],
        systemRoles: ['SystemAdministrator'],
        cap: null,
        credential: expect.stringMatching(/^Sessions-\d+$/),
      },
      revision: expect.any(Number),
    })
  })

  test('ends at once when its holder signs out, and signing out again is no error', async () => {
    const session = await token()
    expect(await post('/internal/sign-out', { session })).toEqual({ status: 204, json: null })
    expect(await post('/internal/authenticate', { session })).toMatchObject({ status: 401, json: UNAUTHENTICATED })
    expect(await post('/internal/sign-out', { session })).toEqual({ status: 204, json: null })
    expect(await post('/internal/sign-out', { session: 'sps_unknown' })).toEqual({ status: 204, json: null })
  })

  test('ends by itself, at its time and not before', async () => {
    const session = await token()
    for (let hours = 11; hours < 30 * 24; hours += 11) {
      now = new Date(START.getTime() + hours * 3_600_000)
      expect(await post('/internal/authenticate', { session })).toMatchObject({ status: 200 })
    }
    now = new Date(START.getTime() + SESSION_LIFETIME - 1)
    expect(await post('/internal/authenticate', { session })).toMatchObject({ status: 200 })
    now = new Date(START.getTime() + SESSION_LIFETIME)
    expect(await post('/internal/authenticate', { session })).toMatchObject({ status: 401, json: UNAUTHENTICATED })
    now = START
  })

  test.each([
    { session: `sps_${'A'.repeat(43)}` },
    { session: '' },
    { apiKey: `spk_${'A'.repeat(43)}` },
    { apiKey: "' OR 1=1 --" },
  ])('that nobody opened is refused: %j', async (credential) => {
    expect(await post('/internal/authenticate', credential)).toMatchObject({ status: 401, json: UNAUTHENTICATED })
  })

  test('is not taken for an API key', async () => {
    expect(await post('/internal/authenticate', { apiKey: await token() })).toMatchObject({ status: 401 })
  })

  test('comes alone', async () => {
    const session = await token()
    expect(await post('/internal/authenticate', { session, apiKey: session })).toMatchObject({ status: 400 })
    expect(await post('/internal/authenticate', {})).toMatchObject({ status: 400 })
  })
})
