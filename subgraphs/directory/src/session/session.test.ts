import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { testDirectory, type TestDirectory, type TestProcess } from '../testing/directory.js'
import { callerBy, PASSWORD, person, post, signInAs, type SignedInPerson } from '../testing/people.js'
import { pruneEnded } from './prune.js'

const HOUR = 3_600_000
const START = new Date('2026-03-01T00:00:00.000Z')
let now = START
let directory: TestDirectory
/** Another process over the same database, as a second gateway would ask. */
let other: TestProcess
let bob: SignedInPerson

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
  other = await directory.another()
  bob = await person(directory, 'Bob')
})
afterEach(() => {
  now = START
})
afterAll(() => directory.close())

const later = (milliseconds: number) => (now = new Date(START.getTime() + milliseconds))
const again = () => signInAs(directory.gateway, 'bob@example.com', PASSWORD)
const status = async (token: string, gateway = directory.gateway) =>
  (await post(gateway, '/internal/authenticate', { session: token })).status
const rows = () => directory.database.client.session

type Listed = { id: string; current: boolean; lastSeenAt: string; expiresAt: string }
async function listed({ caller }: SignedInPerson): Promise<Listed[]> {
  const { data } = await directory.ask(caller, '{ me { sessions { id current lastSeenAt expiresAt } } }')
  return (data?.me as { sessions: Listed[] } | undefined)?.sessions ?? []
}

describe('a session', () => {
  test('ends when nobody uses it for twelve hours, and not while somebody does', async () => {
    const { token } = await again()
    for (const hours of [11, 22, 33]) {
      later(hours * HOUR)
      expect(await status(token)).toBe(200)
    }
    later((33 + 12) * HOUR - 1)
    const unused = { id: (await rows().findFirstOrThrow({ orderBy: { id: 'desc' } })).id }
    expect(await status(token)).toBe(200)
    await rows().update({ where: unused, data: { lastSeenAt: new Date(now.getTime() - 12 * HOUR) } })
    expect(await status(token)).toBe(401)
  })

  test('is written to at most once a minute', async () => {
    const { token, caller } = await again()
    const id = Number(caller.credential?.split('-')[1])
    const seen = async () => (await rows().findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime() - START.getTime()
    for (const [at, expected] of [
      [59_999, 0],
      [60_000, 60_000],
      [119_000, 60_000],
      [120_500, 120_500],
    ] as const) {
      later(at)
      expect(await status(token)).toBe(200)
      expect(await seen()).toBe(expected)
    }
    // A stream that goes on is no use of it.
    later(300_000)
    const watched = await post(directory.gateway, '/internal/authenticate', { session: token, watching: true })
    expect(watched.status).toBe(200)
    expect(await seen()).toBe(120_500)
    // A clock that jumped back takes nothing away.
    later(30_000)
    expect(await status(token)).toBe(200)
    expect(await seen()).toBe(120_500)
  })

  test('is listed until it ends, with the one that asks marked', async () => {
    await mutate(directory, 'revokeOtherSessions', {}, bob.caller)
    const second = await again()
    const list = await listed(second)
    expect(list.map(({ id, current }) => ({ id, current }))).toEqual([
      { id: second.caller.credential, current: true },
      { id: bob.caller.credential, current: false },
    ])
    expect(list[0]).toMatchObject({
      lastSeenAt: START.toISOString(),
      expiresAt: new Date(START.getTime() + 12 * HOUR).toISOString(),
    })
    expect(JSON.stringify(list)).not.toContain('sps_')
    later(12 * HOUR)
    expect(await listed(second)).toEqual([])
  })

  test('is refused, by every process, from when its holder or whoever edits users revoked it', async () => {
    const [one, two] = [await again(), await again()]
    expect([await status(one.token, other.gateway), await status(two.token)]).toEqual([200, 200])
    await made(directory, 'revokeSession', { id: one.caller.credential }, two.caller)
    expect([await status(one.token, other.gateway), await status(one.token)]).toEqual([401, 401])
    await made(directory, 'revokeSession', { id: two.caller.credential })
    expect([await status(two.token, other.gateway), await status(two.token)]).toEqual([401, 401])
    await made(directory, 'revokeSession', { id: one.caller.credential })
  })

  test("of somebody else's is nothing that others know of", async () => {
    const stranger = await person(directory, 'Stranger')
    const unknown = await mutate(directory, 'revokeSession', { id: 'Sessions-999999' }, stranger.caller)
    expect(unknown.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
    expect(await mutate(directory, 'revokeSession', { id: bob.caller.credential }, stranger.caller)).toEqual(unknown)
    expect(await status(bob.token)).toBe(200)
    const cap = { spaces: null, readOnly: false, permissions: ['ProjectView'] }
    const capped = { ...bob.caller, cap, credential: 'ApiKeys-1' }
    expect(await mutate(directory, 'revokeSession', { id: bob.caller.credential }, capped)).toEqual(unknown)
  })

  test('ends with all others but the one that says so', async () => {
    const [one, two] = [await again(), await again()]
    const mine = await person(directory, 'Eve')
    const { ended, errors } = await mutate(directory, 'revokeOtherSessions', {}, two.caller)
    expect({ errors, ended }).toEqual({ errors: [], ended: expect.any(Number) })
    expect(ended).toBeGreaterThan(1)
    expect([await status(one.token), await status(bob.token)]).toEqual([401, 401])
    expect([await status(two.token), await status(mine.token)]).toEqual([200, 200])
    bob = two
    const byKey = { ...bob.caller, cap: { spaces: null, readOnly: false, permissions: null }, credential: 'ApiKeys-1' }
    expect((await mutate(directory, 'revokeOtherSessions', {}, byKey)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })

  test('is no other than was opened: signing in takes nothing over', async () => {
    const forged = `sps_${'f'.repeat(43)}`
    const { token } = await again()
    expect(token).not.toBe(forged)
    expect(await status(forged)).toBe(401)
    expect((await again()).token).not.toBe(token)
  })

  test('that has ended is deleted after a day, and no other', async () => {
    const [revoked, unused, used] = [await again(), await again(), await again()]
    await made(directory, 'revokeSession', { id: revoked.caller.credential })
    const ids = [revoked, unused, used].map(({ caller }) => Number(caller.credential?.split('-')[1]))
    const left = async () => {
      await pruneEnded({
        db: directory.database.client,
        now: () => now,
        lifetimes: { idle: 12 * HOUR, absolute: 720 * HOUR },
      })
      const found = await rows().findMany({ where: { id: { in: ids } }, select: { id: true }, orderBy: { id: 'asc' } })
      return found.map(({ id }) => ids.indexOf(id))
    }
    expect(await left()).toEqual([0, 1, 2])
    for (const hours of [11, 22, 33]) {
      later(hours * HOUR)
      await callerBy(directory.gateway, used.token)
    }
    later(24 * HOUR)
    expect(await left()).toEqual([1, 2])
    later(36 * HOUR)
    expect(await left()).toEqual([2])
  })
})
