import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { ADMIN, testDirectory, type TestDirectory } from '../testing/directory.js'
import { pruneCounts } from './prune.js'

/** As many failures as the tests' directory allows one account from one address. */
const MOST = 4
/** How many times more an address may fail, and an account. */
const WIDER = 10
const MINUTE = 60_000

let directory: TestDirectory
beforeAll(async () => {
  directory = await testDirectory({}, { failures: MOST })
})
afterEach(async () => {
  jest.restoreAllMocks()
  await directory.database.client.rateLimit.deleteMany()
})
afterAll(() => directory?.close())

const wrong = 'not the password at all'

async function signIn(email: string, password: string, address: string, through = directory.gateway) {
  const { status, json } = await through.call({
    method: 'POST',
    path: '/internal/sign-in',
    json: { email, password, address },
  })
  const { errors } = json as { errors?: { extensions: { code: string; retryAfter?: number } }[] }
  return { status, ...errors?.[0]?.extensions }
}

async function fail(times: number, email: string, address: string) {
  for (let i = 0; i < times; i++) expect(await signIn(email, wrong, address)).toMatchObject({ status: 401 })
}

function later(milliseconds: number) {
  const now = Date.now()
  jest.spyOn(Date, 'now').mockImplementation(() => now + milliseconds)
}

describe('failing to sign in', () => {
  test('is possible so often and no more, known or not; and again after a quarter of an hour', async () => {
    for (const email of [ADMIN.email, 'nobody@example.com']) {
      await fail(MOST, email, '10.0.0.1')
      const refused = await signIn(email, wrong, '10.0.0.1')
      expect(refused).toEqual({ status: 429, code: 'RATE_LIMITED', retryAfter: expect.any(Number) })
      expect(refused.retryAfter).toBeLessThanOrEqual(15 * 60)
    }
    expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.1')).toMatchObject({ status: 429 })
    later(16 * MINUTE)
    expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.1')).toMatchObject({ status: 200 })
  })

  test('is counted once for all spellings that lead to one account', async () => {
    const [name = '', host = ''] = ADMIN.email.split('@')
    for (let i = 0; i < MOST; i++) {
      const spelt = i % 2 === 0 ? `${name}${'\0'.repeat(i)}@${host}` : ` ${name.toUpperCase()}@\0${host} `
      await fail(1, spelt, '10.0.0.1')
    }
    expect(await signIn(ADMIN.email, wrong, '10.0.0.1')).toMatchObject({ status: 429 })
  })

  test('too often leaves an event a minute', async () => {
    const refused = () =>
      directory.database.client.auditEvent.findMany({
        where: { action: 'refused:signIn', after: { path: ['code'], equals: 'RATE_LIMITED' } },
      })
    const before = (await refused()).length
    await fail(MOST, 'flooded@example.com', '10.3.0.1')
    later(5 * MINUTE)
    for (let i = 0; i < 3; i++) {
      expect(await signIn('flooded@example.com', wrong, '10.3.0.1')).toMatchObject({ status: 429 })
    }
    const after = await refused()
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)).toMatchObject({
      actor: 'anonymous',
      subject: 'unknown',
      after: { code: 'RATE_LIMITED', address: '10.3.0.1' },
    })
    expect(JSON.stringify(after.at(-1))).not.toContain('flooded')
  })

  test('many times at once is no way around', async () => {
    const all = await Promise.all(Array.from({ length: MOST * 3 }, () => signIn(ADMIN.email, wrong, '10.0.0.1')))
    expect(all.filter(({ status }) => status === 401)).toHaveLength(MOST)
  })

  test('counts no success: whoever knows the password signs in as often as they like', async () => {
    for (let i = 0; i < MOST + 2; i++) {
      expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.1')).toMatchObject({ status: 200 })
    }
    await fail(MOST - 1, ADMIN.email, '10.0.0.1')
    expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.1')).toMatchObject({ status: 200 })
    await fail(MOST, ADMIN.email, '10.0.0.1')
  })

  test('on many accounts is refused by address, and others still get in', async () => {
    for (let i = 0; i < WIDER; i++) await fail(MOST, `somebody${i}@example.com`, '10.0.0.1')
    expect(await signIn('another@example.com', wrong, '10.0.0.1')).toMatchObject({ status: 429 })
    expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.2')).toMatchObject({ status: 200 })
  })

  test('from many addresses is refused by account, but not where its owner signs in from', async () => {
    expect(await signIn(ADMIN.email, ADMIN.password, '10.1.0.1')).toMatchObject({ status: 200 })
    for (let i = 0; i < WIDER; i++) await fail(MOST, ADMIN.email, `10.0.0.${i + 1}`)
    expect(await signIn(ADMIN.email, wrong, '10.2.0.1')).toMatchObject({ status: 429 })
    expect(await signIn(ADMIN.email, ADMIN.password, '10.1.0.1')).toMatchObject({ status: 200 })
    later(16 * MINUTE)
    expect(await signIn(ADMIN.email, ADMIN.password, '10.2.0.1')).toMatchObject({ status: 200 })
  }, 60_000)

  test('from one address, refused there, counts no further against the account', async () => {
    await fail(MOST, ADMIN.email, '10.0.0.1')
    for (let i = 0; i < MOST * WIDER; i++) {
      expect(await signIn(ADMIN.email, wrong, '10.0.0.1')).toMatchObject({ status: 429 })
    }
    expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.2')).toMatchObject({ status: 200 })
  })

  test('from one network is counted together, however many addresses it has', async () => {
    for (let i = 0; i < MOST; i++) await fail(1, ADMIN.email, `2001:db8:1:1::${i + 1}`)
    expect(await signIn(ADMIN.email, wrong, '2001:db8:1:1:ffff::1')).toMatchObject({ status: 429 })
    await fail(1, ADMIN.email, '2001:db8:1:2::1')
  })

  test('is counted over a restart, and by every process together', async () => {
    const other = await directory.another()
    await fail(MOST, ADMIN.email, '10.0.0.1')
    expect(await signIn(ADMIN.email, wrong, '10.0.0.1', other.gateway)).toMatchObject({ status: 429 })
    await other.close()
    const again = await directory.another()
    expect(await signIn(ADMIN.email, wrong, '10.0.0.1', again.gateway)).toMatchObject({ status: 429 })
    await again.close()
  })

  test('keeps nobody waiting for the hours by which a clock went back', async () => {
    await fail(MOST, ADMIN.email, '10.0.0.1')
    later(-60 * MINUTE)
    const refused = await signIn(ADMIN.email, wrong, '10.0.0.1')
    expect(refused.retryAfter).toBeLessThanOrEqual(15 * 60)
    expect(await signIn(ADMIN.email, ADMIN.password, '10.0.0.1')).toMatchObject({ status: 200 })
  })
})

test.each(['/internal/invitation/accept', '/internal/password/reset', '/internal/first-run'])(
  'guessing tokens at %s is refused by address',
  async (path) => {
    const guess = async () => {
      const json = {
        token: 'x',
        email: 'a@b.c',
        name: 'A',
        password: 'correct horse battery staple',
        address: '10.0.0.1',
      }
      return (await directory.gateway.call({ method: 'POST', path, json })).status
    }
    for (let i = 0; i < MOST * WIDER; i++) expect(await guess()).toBe(401)
    expect(await guess()).toBe(429)
  },
)

test('counts that are over are removed, and only those', async () => {
  const { client } = directory.database
  await fail(1, ADMIN.email, '10.0.0.1')
  await pruneCounts(client, Date.now())
  expect(await client.rateLimit.count()).toBe(3)
  await pruneCounts(client, Date.now() + 16 * MINUTE)
  expect(await client.rateLimit.count()).toBe(0)
})
