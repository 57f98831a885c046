import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { PIECE } from './send.js'
import { openFleet, type CarryingFleet } from './testing/fleet.js'
import type { Fault } from './testing/instance.js'

let fleet: CarryingFleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.close())
afterEach(() => fleet.reset())

type Side = 'one' | 'two'

/** Every step of a promotion, and who takes it. */
const STEPS: [Side, string][] = [
  ['one', 'outbox'],
  ['two', 'offset'],
  ['one', 'read'],
  ['two', 'piece'],
  ['two', 'imports'],
  ['one', 'take'],
]

const FAULTS: [string, () => Fault][] = [
  ['is not taken', () => () => Response.json({}, { status: 503 })],
  ['is taken, but its answer is lost', () => (go) => (go(), new Response('<html>', { status: 502 }))],
  ['is answered by nonsense', () => () => Response.json({ nonsense: true })],
  [
    'is answered by half',
    () => async (go) => {
      const whole = await go().arrayBuffer()
      return new Response(whole.slice(0, Math.floor(whole.byteLength / 2)))
    },
  ],
]

describe.each(STEPS)('when on side %s the step "%s"', (side, step) => {
  test.each(FAULTS)('%s, it is taken again until it is, and each thing happens once', async (_, fault) => {
    const { source, target, courier, promotion, settle } = fleet
    const { id, bundleId } = source.promote(target.root, { size: 2 * PIECE + 9, packages: [randomBytes(PIECE + 9)] })
    await courier.round()
    let left = 2
    const faulty = fault()
    fleet[side].at(step, (go, request) => (left-- > 0 ? faulty(go, request) : go()))
    await courier.work(true)
    const delayed = await promotion(id)
    expect(delayed).toMatchObject({ attempts: 1, faultCode: expect.any(String) })
    expect(delayed.state).not.toBe('FAILED')
    // Its time has not come.
    expect(await courier.work()).toBe(false)
    await settle()
    expect(await promotion(id)).toMatchObject({
      state: 'DELIVERED',
      attempts: 0,
      fault: null,
      sentBytes: delayed.totalBytes,
    })
    expect([...target.inbox.keys()]).toEqual([bundleId])
    expect([new Set(source.taken).size, source.waiting]).toEqual([1, []])
  })
})

test('what has arrived is not sent again', async () => {
  const { source, target, one, two, settle, promotion } = fleet
  const { id } = source.promote(target.root, { size: 3 * PIECE })
  let reads = 0
  one.at('read', (go) => (++reads === 3 ? Response.json({}, { status: 503 }) : go()))
  await settle(undefined, 1)
  expect(await promotion(id)).toMatchObject({ state: 'SENDING', sentBytes: BigInt(2 * PIECE), attempts: 1 })
  await settle()
  expect(await promotion(id)).toMatchObject({ state: 'DELIVERED' })
  expect(two.asked.filter((asked) => asked.startsWith('piece'))).toHaveLength(3)
})

test('it waits longer each time that nothing moves, at most a minute or so', async () => {
  const { source, target, two, courier, promotion, db } = fleet
  const { id } = source.promote(target.root)
  two.at('piece', () => Response.json({}, { status: 503 }))
  await courier.round()
  const waits: number[] = []
  for (let n = 1; n <= 8; n++) {
    await courier.work(true)
    expect(await promotion(id)).toMatchObject({ attempts: n, faultCode: 'INTERNAL' })
    const [job] = await db.$queryRaw<{ wait: number }[]>`
      SELECT extract(epoch FROM start_after - created_on)::float AS wait FROM pgboss.job
      WHERE name = 'promotion' AND state = 'created'`
    waits.push(job?.wait ?? 0)
  }
  waits.forEach((wait, n) => {
    expect(wait).toBeGreaterThanOrEqual(0.79 * Math.min(60, 2 ** (n + 1)))
    expect(wait).toBeLessThanOrEqual(1.21 * Math.min(60, 2 ** (n + 1)))
  })
})

describe('a refusal by the target', () => {
  test.each(['SIGNER_UNKNOWN', 'SIGNER_REVOKED', 'BUNDLE_EXPIRED', 'SEQUENCE_GAP', 'BUNDLE_TAMPERED', 'TOO_LARGE'])(
    '%s ends it, with code and message, until somebody has it tried again',
    async (code) => {
      const { source, target, two, settle, promotion, db } = fleet
      const { id } = source.promote(target.root)
      two.at('imports', () => Response.json({ errors: [{ message: 'No.', extensions: { code } }] }, { status: 409 }))
      await settle()
      expect(await promotion(id)).toMatchObject({ state: 'FAILED', faultCode: code, fault: 'No.' })
      two.at('imports', null)
      await settle()
      expect([(await promotion(id)).state, target.inbox.size]).toEqual(['FAILED', 0])
      const audit = await db.auditEvent.findFirst({ where: { action: 'failPromotion' }, orderBy: { id: 'desc' } })
      expect(audit).toMatchObject({ actor: 'zone', after: { state: 'FAILED', faultCode: code } })
    },
  )

  test('of a piece whose bytes are others than the digest says ends it, and the next try begins anew', async () => {
    const { source, target, one, settle, promotion, db } = fleet
    const { id } = source.promote(target.root, { size: PIECE + 1 })
    one.at('read', (go, { body }) => {
      const { length } = JSON.parse(body.toString()) as { length: number }
      return new Response(new Uint8Array(length).fill(9))
    })
    await settle()
    expect(await promotion(id)).toMatchObject({ state: 'FAILED', faultCode: 'BUNDLE_TAMPERED' })
    one.at('read', null)
    await db.promotion.update({ where: { outgoing: id }, data: { state: 'QUEUED' } })
    await settle()
    expect(await promotion(id)).toMatchObject({ state: 'DELIVERED' })
  })
})
