import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { checkAudit } from '@spaceport/kit/audit/check'
import { generateEncryptionKey } from '@spaceport/kit/secret/key'
import { fixedSecretKeys } from '@spaceport/kit/secret/ring'
import { asAdmin } from '../testing/plans.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { keepSecret } from './keep.js'
import { openSecret } from './open.js'
import { resealSpace, type Resealing } from './reseal.js'

const [older, newer] = [generateEncryptionKey(), generateEncryptionKey()] as [string, string]
const [OLD, BOTH, NEW] = [fixedSecretKeys(older), fixedSecretKeys(newer, older), fixedSecretKeys(newer)]
const spaceId = 'Spaces-1'

let space: TestSpace
/** The last event of earlier tests. */
let before: number
beforeAll(async () => {
  space = await testSpace()
})
afterAll(() => space.close())
beforeEach(async () => {
  await space.db.secret.deleteMany()
  before = await space.db.auditEvent.count()
})
afterEach(() => void jest.restoreAllMocks())

const keep = (text: string, secrets = OLD) => space.db.$transaction((tx) => keepSecret(tx, { secrets, spaceId }, text))
const reseal = (more: Partial<Resealing> = {}) =>
  resealSpace({ db: space.db, spaceId, secrets: BOTH, actor: 'Instances-4', batch: 3, ...more })

/** Values under the old key, by their numbers. */
async function kept(count: number): Promise<Map<number, string>> {
  const all = new Map<number, string>()
  for (let i = 0; i < count; i++) all.set(await keep(`value ${i}`), `value ${i}`)
  return all
}

async function opened(secrets: typeof OLD, ids: Iterable<number>): Promise<Map<number, string>> {
  const all = new Map<number, string>()
  for (const id of ids) all.set(id, await openSecret(space.db, { secrets, spaceId }, id))
  return all
}

/** Keeps a value in a transaction that goes on until `end`. */
async function writing(text: string, secrets: typeof OLD): Promise<{ id: number; end(): Promise<void> }> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  return new Promise((resolve, reject) => {
    const done = space.db.$transaction(async (tx) => {
      const id = await keepSecret(tx, { secrets, spaceId }, text)
      resolve({ id, end: () => (end(), done) })
      await ended
    })
    done.catch(reject)
  })
}

const underOldKey = () => space.db.secret.count({ where: { keyId: OLD.current()[0].id } })
/** What a test's events say. */
const events = async () => {
  const where = { id: { gt: before }, action: 'secrets re-encrypted' }
  const select = { actor: true, kind: true, subject: true, before: true, after: true }
  return space.db.auditEvent.findMany({ where, select, orderBy: { id: 'asc' } })
}
const event = (reencrypted: number, unreadable = 0) => ({
  ...{ actor: 'Instances-4', kind: 'Spaces', subject: spaceId, before: null, after: { reencrypted, unreadable } },
})

describe('sealing anew', () => {
  test('puts all values under the newest key, each as it was and where it was, and says so in the audit', async () => {
    const values = await kept(7)
    const untouched = await keep('sealed later', BOTH)
    const { sealed } = await space.db.secret.findUniqueOrThrow({ where: { id: untouched } })
    const progress: number[] = []
    const done = await reseal({ onBatch: ({ reencrypted }) => void progress.push(reencrypted) })
    expect(done).toEqual({ reencrypted: 7, unreadable: 0 })
    expect(progress).toEqual([3, 6, 7])
    expect(await opened(NEW, values.keys())).toEqual(values)
    expect((await space.db.secret.findUniqueOrThrow({ where: { id: untouched } })).sealed).toEqual(sealed)
    expect(await events()).toEqual([event(3), event(3), event(1)])
    expect(await checkAudit(space.db, { scoped: true })).toMatchObject({ complete: true, faults: [] })

    expect(await reseal()).toEqual({ reencrypted: 0, unreadable: 0 })
    expect(await events()).toHaveLength(3)
  })

  test('that breaks off in a transaction has done the ones before it, leaves all values open, and is completed by the next', async () => {
    const values = await kept(8)
    const fifth = [...values.keys()][4] ?? 0
    await asAdmin(space, (client) =>
      client.query(`CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
        CREATE TRIGGER break BEFORE UPDATE ON secret FOR EACH ROW WHEN (OLD.id = ${fifth}) EXECUTE FUNCTION break()`),
    )
    await expect(reseal()).rejects.toThrow(/broken/)
    expect(await underOldKey()).toBe(5)
    expect(await events()).toEqual([event(3)])
    expect(await opened(BOTH, values.keys())).toEqual(values)

    await asAdmin(space, (client) => client.query('DROP TRIGGER break ON secret'))
    expect(await reseal()).toEqual({ reencrypted: 5, unreadable: 0 })
    expect(await events()).toEqual([event(3), event(3), event(2)])
    expect(await opened(NEW, values.keys())).toEqual(values)
  })

  test('goes on while values are read and kept, and nothing is left under the old key', async () => {
    const values = await kept(7)
    await reseal({
      async onBatch({ reencrypted }) {
        values.set(await keep(`meanwhile ${reencrypted}`, BOTH), `meanwhile ${reencrypted}`)
        expect(await opened(BOTH, values.keys())).toEqual(values)
      },
    })
    expect(values.size).toBe(10)
    expect(await opened(NEW, values.keys())).toEqual(values)
  })

  test('waits for transactions that began before it, which may yet commit what is under the old key', async () => {
    const values = await kept(2)
    const writer = await writing('late', OLD)
    values.set(writer.id, 'late')
    let waited = 0
    await reseal({
      async wait() {
        if (++waited === 3) await writer.end()
      },
    })
    expect(waited).toBe(3)
    expect(await opened(NEW, values.keys())).toEqual(values)
  })

  test('does not wait for those that begin later', async () => {
    const first = await writing('first', OLD)
    let second: typeof first | null = null
    await reseal({
      async wait() {
        second ??= await writing('second', BOTH)
        await first.end()
      },
    })
    expect(await opened(NEW, [first.id])).toEqual(new Map([[first.id, 'first']]))
    await second!.end()
  })

  test('leaves as it is what no key opens, names it in the log, and does the rest', async () => {
    const lines: string[] = []
    jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
    const values = await kept(4)
    const [first = 0, second = 0] = values.keys()
    const { sealed } = await space.db.secret.findUniqueOrThrow({ where: { id: first } })
    await space.db.secret.update({ where: { id: first }, data: { sealed: sealed.toReversed() } })
    await space.db.secret.update({ where: { id: second }, data: { keyId: 'ffffffffffffffff' } })
    values.delete(first)
    values.delete(second)
    expect(await reseal()).toEqual({ reencrypted: 2, unreadable: 2 })
    expect(await opened(NEW, values.keys())).toEqual(values)
    const after = await space.db.secret.findMany({ where: { id: { in: [first, second] } }, orderBy: { id: 'asc' } })
    expect(after[0]?.sealed).toEqual(sealed.toReversed())
    expect(after[1]?.keyId).toBe('ffffffffffffffff')
    expect(await events()).toEqual([event(1, 2), event(1)])
    const named = lines.map((line) => JSON.parse(line) as { secretId: number })
    expect(named.map(({ secretId }) => secretId)).toEqual([first, second])
    expect(lines.join('')).not.toMatch(/value \d/)
  })
})
