import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { openFleet, type CarryingFleet } from './testing/fleet.js'

let fleet: CarryingFleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.close())
afterEach(() => fleet.reset())

/** Carries a bundle over, after which the target has something new to tell; gives the bundle's id there. */
async function deployed(): Promise<string> {
  const { source, target, settle } = fleet
  const { bundleId } = source.promote(target.root)
  await settle()
  source.taken.length = 0
  const imported = target.inbox.get(bundleId)
  if (!imported) throw new Error('nothing was imported')
  imported.isDue = true
  return imported.id
}

const numbers = () => fleet.source.taken.map((receipt) => (JSON.parse(receipt) as { number: number }).number)

test('a receipt that is due is made at the target and taken in at the source, once', async () => {
  await deployed()
  await fleet.settle()
  await fleet.settle()
  expect(numbers()).toEqual([2])
})

test('of a bundle that people carried, the receipt goes back by itself all the same', async () => {
  const { source, target, settle, db } = fleet
  const bundle = source.promote(target.root)
  target.keep(source.read(bundle.fileDigest, 0, bundle.size))
  target.import(bundle.fileDigest)
  source.waiting = []
  for (const imported of target.inbox.values()) imported.isDue = true
  await settle()
  expect([numbers(), await db.promotion.count()]).toEqual([[2], 0])
})

test.each([
  ['two', 'make'],
  ['one', 'take'],
] as const)('a receipt is not lost when on side %s "%s" fails, though it is not due any more', async (side, step) => {
  await deployed()
  let failures = 2
  fleet[side].at(step, (go) => {
    const answer = go()
    return failures-- > 0 ? Response.json({}, { status: 503 }) : answer
  })
  await fleet.courier.round()
  await fleet.courier.work(true)
  expect(fleet.target.due()).toEqual([])
  while (await fleet.courier.work(true));
  expect(failures).toBeLessThan(0)
  expect(new Set(numbers())).toEqual(new Set([2]))
})

test('one that is refused is given up: the next one tells all that it did', async () => {
  await deployed()
  fleet.one.at('take', () =>
    Response.json({ errors: [{ message: 'No.', extensions: { code: 'SIGNER_REVOKED' } }] }, { status: 403 }),
  )
  await fleet.settle()
  fleet.one.at('take', null)
  await fleet.settle()
  expect(numbers()).toEqual([])
  for (const imported of fleet.target.inbox.values()) imported.isDue = true
  await fleet.settle()
  expect(numbers()).toEqual([3])
})

test('two processes that find it at once hand it over without a second effect', async () => {
  await deployed()
  const other = await fleet.another()
  await Promise.all([fleet.courier.round(), other.round()])
  await Promise.all(
    [fleet.courier, other].map(async (by) => {
      while (await by.work(true));
    }),
  )
  expect(new Set(numbers())).toEqual(new Set([2]))
})

test('none goes into or out of a Zone that is not connected, or to another fleet', async () => {
  await deployed()
  await fleet.db.zone.updateMany({ data: { kind: 'DISCONNECTED' } })
  fleet.two.asked.length = 0
  await fleet.settle()
  expect(fleet.two.asked).toEqual([])
  await fleet.db.zone.updateMany({ data: { kind: 'CONNECTED' } })
  for (const imported of fleet.target.inbox.values()) imported.statement.source = '0'.repeat(64)
  await fleet.settle()
  expect([numbers(), fleet.target.due().length]).toEqual([[], 1])
})
