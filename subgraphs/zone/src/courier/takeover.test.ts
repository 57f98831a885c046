import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { carry } from './carry.js'
import { PIECE } from './send.js'
import { openFleet, type CarryingFleet } from './testing/fleet.js'

let fleet: CarryingFleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.close())
afterEach(() => fleet.reset())

/** What happens to a promotion whose worker gives no sign of life for long. */
async function silence(): Promise<void> {
  await fleet.db.$executeRaw`UPDATE promotion SET "updatedAt" = now() - interval '1 minute'`
}

describe('a worker that dies', () => {
  test.each([
    ['one', 'outbox', 1],
    ['two', 'offset', 1],
    ['one', 'read', 1],
    ['one', 'read', 4],
    ['two', 'piece', 2],
    ['two', 'piece', 5],
    ['two', 'imports', 1],
    ['one', 'take', 1],
  ] as const)(
    'on side %s in the step "%s" (time %i) is replaced; the dead one changes nothing',
    async (side, step, time) => {
      const { source, target, courier, another, settle, promotion } = fleet
      const { id, bundleId } = source.promote(target.root, { size: 3 * PIECE, packages: [randomBytes(PIECE + 9)] })
      await courier.round()
      let count = 0
      let arrive = () => {}
      const arrived = new Promise<void>((resolve) => (arrive = resolve))
      let die = () => {}
      // The step takes place, but nobody hears of it.
      fleet[side].at(step, (go) => {
        if (++count !== time) return go()
        const answer = go()
        arrive()
        return new Promise((resolve) => (die = () => resolve(answer)))
      })
      const dead = courier.work(true)
      await arrived
      const next = await another()
      await settle(next)
      expect((await promotion(id)).state).not.toBe('DELIVERED')
      await silence()
      await settle(next)
      const delivered = await promotion(id)
      expect(delivered).toMatchObject({ state: 'DELIVERED', sentBytes: delivered.totalBytes })
      expect([[...target.inbox.keys()], source.waiting]).toEqual([[bundleId], []])
      die()
      await dead
      expect(await promotion(id)).toEqual(delivered)
      expect(new Set(source.taken).size).toBe(1)
    },
  )

  test('leaves nothing behind: what it had passed on is not sent again', async () => {
    const { source, target, two, one, courier, another, settle } = fleet
    source.promote(target.root, { size: 3 * PIECE })
    await courier.round()
    let count = 0
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    let die = () => {}
    one.at('read', (go) => {
      if (++count !== 3) return go()
      arrive()
      return new Promise((resolve) => (die = () => resolve(Response.json({}, { status: 503 }))))
    })
    const dead = courier.work(true)
    await arrived
    await silence()
    await settle(await another())
    expect(two.asked.filter((asked) => asked.startsWith('piece'))).toHaveLength(3)
    die()
    await dead
  })
})

test('a worker that stops gives its work back, and another goes on at once', async () => {
  const { source, target, two, another, settle, promotion } = fleet
  const { id } = source.promote(target.root, { size: 2 * PIECE })
  const first = await another()
  await first.round()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  two.at('piece', (_, { signal }) => {
    arrive()
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('hung up'))))
  })
  const stopped = first.work()
  await arrived
  await first.close()
  await stopped
  two.at('piece', null)
  const next = await another()
  expect(await next.work()).toBe(true)
  expect(await promotion(id)).toMatchObject({ state: 'DELIVERED', attempts: 0 })
  await settle(next)
  expect(target.inbox.size).toBe(1)
})

test('several processes that find the same bundles at once make one promotion and import each once', async () => {
  const { source, target, courier, another, settle, db } = fleet
  const others = [await another(), await another()]
  const bundles = [1, 2, 3, 4].map(() => source.promote(target.root, { size: PIECE + 1 }))
  await Promise.all([courier, ...others].map((one) => one.round()))
  expect(await db.promotion.count()).toBe(4)
  await Promise.all([courier, ...others].map((one) => settle(one)))
  await settle()
  expect([...target.inbox.keys()]).toEqual(bundles.map(({ bundleId }) => bundleId))
  expect(await db.promotion.count({ where: { state: 'DELIVERED' } })).toBe(4)
  const delivered = {
    action: 'deliverPromotion',
    subject: { in: (await db.promotion.findMany()).map(({ id }) => `Promotions-${id}`) },
  }
  expect(await db.auditEvent.count({ where: delivered })).toBe(4)
})

test('a job that runs twice at the same time has its effect once', async () => {
  const { source, target, zones, courier, promotion, settle } = fleet
  const { id } = source.promote(target.root, { size: 3 * PIECE, packages: [randomBytes(2 * PIECE)] })
  await courier.round()
  const { signal } = new AbortController()
  const { id: number } = await promotion(id)
  await Promise.all([1, 2, 3].map(() => carry(zones, number, signal)))
  await settle()
  const row = await promotion(id)
  expect(row).toMatchObject({ state: 'DELIVERED', sentBytes: row.totalBytes })
  expect(target.inbox.size).toBe(1)
  expect(await carry(zones, number, signal)).toBeNull()
})

test('a promotion that is cancelled on its way stops at the next piece', async () => {
  const { source, target, two, db, settle, promotion } = fleet
  const { id } = source.promote(target.root, { size: 3 * PIECE })
  let pieces = 0
  two.at('piece', async (go) => {
    if (++pieces === 2) {
      const cancelled = { state: 'CANCELED', version: { increment: 1 } } as const
      await db.promotion.update({ where: { outgoing: id }, data: cancelled })
    }
    return go()
  })
  await settle()
  expect([pieces, (await promotion(id)).state, target.inbox.size]).toEqual([2, 'CANCELED', 0])
})

test('the courier does all of it by itself once it is started, and is quiet once it is closed', async () => {
  const { source, target, one, another, promotion } = fleet
  const courier = await another()
  const { id } = source.promote(target.root)
  const taken = new Promise<void>((resolve) => one.at('take', (go) => (setImmediate(resolve), go())))
  courier.start()
  await taken
  while ((await promotion(id)).state !== 'DELIVERED');
  await courier.close()
  const { length } = one.asked
  source.promote(target.root)
  await expect(courier.round()).rejects.toThrow()
  expect(one.asked).toHaveLength(length)
})
