import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { urlFor, withConnection } from '@spaceport/database/connection'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { testDatabase, testServer, type TestDatabase } from '@spaceport/database/testing'
import { appendEvents } from '@spaceport/kit/audit/append'
import { checkAudit } from '@spaceport/kit/audit/check'
import { readEvents, type Readable } from '@spaceport/kit/audit/read'
import type { StoredEvent } from '@spaceport/kit/audit/verify'
import { seededRandom, type Random } from '@spaceport/kit/random'
import { write } from '@spaceport/kit/write/write'
import { TAMPERINGS, type Intruder } from '../testing/tampering.js'

const SEED = process.env.SPACEPORT_TEST_SEED ?? String(Date.now())
const CASES = Number(process.env.SPACEPORT_TEST_CASES ?? 400)
const WRITERS = 50

let database: TestDatabase
let space: SpaceDatabase
let adminUrl: string

beforeAll(async () => {
  process.stdout.write(`audit chain: seed ${SEED}\n`)
  database = await testDatabase('space')
  space = openSpace(database.appUrl, { max: 20 })
  adminUrl = urlFor((await testServer()).adminUrl, new URL(database.appUrl).pathname.slice(1))
})
afterAll(async () => {
  await space.close()
  await database.drop()
})

const ids = (random: Random) => Array.from({ length: random.int(0, 3) }, () => random.int(1, 99))

/** Something that JSON can say, with keys and texts that come out of a database otherwise than they went in, if anything does. */
function anything(random: Random, depth = 3): unknown {
  const text = () => random.pick(['', 'web', 'Ærø', '😀', 'a"b\\c', '__proto__', '\u2028', '10', 'constructor'])
  const kinds = depth > 0 ? 7 : 5
  switch (random.int(1, kinds)) {
    case 1:
      return null
    case 2:
      return text()
    case 3:
      return random.pick([0, -1, 1.5, 1e21, 5e-324, 2 ** 53, 0.1 + 0.2])
    case 4:
      return random.chance(0.5)
    case 5:
      return new Date(random.int(0, 4e9) * 1000)
    case 6:
      return Array.from({ length: random.int(0, 3) }, () => anything(random, depth - 1))
    default:
      return Object.fromEntries(Array.from({ length: random.int(0, 4) }, () => [text(), anything(random, depth - 1)]))
  }
}

/** Events of one act. */
function noted(random: Random) {
  return Array.from({ length: random.int(1, 3) }, () => ({
    kind: random.pick(['Projects', 'Teams']),
    id: `Spaces-1/Projects-${random.int(1, 99)}`,
    before: anything(random),
    after: anything(random),
    version: 1,
    scope: { ProjectGroups: ids(random), Projects: ids(random), Environments: ids(random), Tenants: ids(random) },
  }))
}

async function events(): Promise<StoredEvent[]> {
  const found: StoredEvent[] = []
  for await (const event of readEvents(space.client, { last: 2 ** 31 - 1, scoped: true })) found.push(event)
  return found
}

describe('a chain of events', () => {
  it(`is one and unbroken after ${WRITERS} writers wrote at once, of whom some failed`, async () => {
    const random = seededRandom(`${SEED} writers`)
    const jobs = Array.from({ length: WRITERS }, (_, n) => ({
      changed: noted(random),
      fails: random.chance(0.2),
      input: { n },
    }))
    const done = await Promise.allSettled(
      jobs.map(({ changed, fails, input }) =>
        write(space.client, {
          caller: null,
          operation: `job ${input.n}`,
          input,
          idempotencyKey: `job ${input.n}`,
          async run(tx) {
            if (!fails) return { answer: null, changed }
            await appendEvents(tx, { actor: 'nobody', action: 'undone', requestId: null }, changed)
            throw new Error('undone')
          },
        }),
      ),
    )
    expect(done.map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails))
    const count = jobs.reduce((sum, { fails, changed }) => sum + (fails ? 0 : changed.length), 0)
    const verdict = await checkAudit(space.client, { scoped: true })
    expect(verdict).toMatchObject({ faults: [], complete: true, reached: { count, id: count } })
    const feed = await space.client.change.findMany({ orderBy: { id: 'asc' }, select: { subject: true } })
    expect(feed.map(({ subject }) => subject)).toEqual((await events()).map(({ subject }) => subject))
  })

  it('is verified in stretches, from one checkpoint to the next', async () => {
    const whole = await checkAudit(space.client, { scoped: true })
    let verdict = await checkAudit(space.client, { scoped: true, most: 7 })
    let calls = 1
    for (; !verdict.complete; calls++) {
      expect(verdict.faults).toEqual([])
      verdict = await checkAudit(space.client, { scoped: true, most: 7, from: verdict.reached })
    }
    expect(verdict).toEqual(whole)
    expect(calls).toBe(Math.ceil(whole.reached.count / 7))
    const kept = { ...whole.reached, hash: Buffer.alloc(32, 7) }
    expect((await checkAudit(space.client, { scoped: true, from: kept })).faults).toHaveLength(1)
  })

  it(`tells of any of ${CASES} random tamperings, where it is, and of none when untouched`, async () => {
    const chain = await events()
    await withConnection(adminUrl, async (admin) => {
      await admin.query('SET session_replication_role = replica')
      const intrude: Intruder = (sql, ...values) => admin.query(sql, values)
      const reader = {
        $queryRawUnsafe: async (sql: string, ...values: unknown[]) => (await admin.query(sql, values)).rows,
      } as Readable
      const check = () => checkAudit(reader, { scoped: true })
      for (let n = 0; n < CASES; n++) {
        const random = seededRandom(`${SEED} ${n}`)
        const { what, at, run } = TAMPERINGS[n % TAMPERINGS.length]!(chain, random)
        await admin.query('BEGIN')
        await run(intrude)
        const { faults } = await check()
        await admin.query('ROLLBACK')
        const found = { what, seed: `${SEED} ${n}`, found: faults.length > 0, at: faults[0]?.event ?? null }
        expect(found).toEqual({ ...found, found: true, at: at ?? found.at })
      }
      expect((await check()).faults).toEqual([])
    })
  })
})

describe('the app role', () => {
  it.each([
    ['edits', `UPDATE audit_event SET actor = 'nobody'`],
    ['removes', 'DELETE FROM audit_event'],
    ['removes all', 'TRUNCATE audit_event'],
    ['removes the head of', 'DELETE FROM audit_head'],
    ['makes another head of', `INSERT INTO audit_head VALUES (2, 0, 0, '\\x00', '\\x00')`],
    ['moves back the head of', 'UPDATE audit_head SET count = count - 1, "lastId" = "lastId" - 1'],
    ['moves on the head past', 'UPDATE audit_head SET count = count + 1, "lastId" = "lastId" + 1'],
  ])('never %s the audit', async (_what, sql) => {
    const before = await checkAudit(space.client, { scoped: true })
    await expect(withConnection(database.appUrl, (app) => app.query(sql))).rejects.toMatchObject({ code: '42501' })
    expect(await checkAudit(space.client, { scoped: true })).toEqual(before)
  })
})
