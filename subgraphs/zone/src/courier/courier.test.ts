import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { randomBytes } from 'node:crypto'
import { PIECE } from './send.js'
import { openFleet, type CarryingFleet } from './testing/fleet.js'

let fleet: CarryingFleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.close())
afterEach(() => fleet.reset())

const SIZE = 2 * PIECE + 1_000

describe('a bundle for a Space of the fleet', () => {
  test('is carried, packages first, imported once, and its receipt is handed over', async () => {
    const { source, target, two, settle, promotion, db } = fleet
    const packages = [randomBytes(PIECE + 5), Buffer.from('small'), Buffer.alloc(0)]
    const there = target.keep(Buffer.from('it has this one'))
    const { id, fileDigest } = source.promote(target.root, {
      size: SIZE,
      packages: [...packages, Buffer.from('it has this one')],
    })
    await settle()
    const total = BigInt(SIZE + PIECE + 5 + 5 + 15)
    expect(await promotion(id)).toMatchObject({
      ...{
        state: 'DELIVERED',
        sourceSpace: 'Spaces-1',
        targetSpace: 'Spaces-3',
        incoming: 'Spaces-3/IncomingBundles-1',
      },
      ...{
        sentBytes: total,
        totalBytes: total,
        attempts: 0,
        faultCode: null,
        fault: null,
        deliveredAt: expect.any(Date),
      },
    })
    expect(target.content.get(fileDigest)?.equals(source.content.get(fileDigest) ?? Buffer.alloc(0))).toBe(true)
    expect(target.content.size).toBe(5)
    expect(target.content.has(there)).toBe(true)
    // Two pieces and one for each package but the one that was there, then three for the bundle.
    expect(two.asked.filter((step) => step.startsWith('piece'))).toHaveLength(4 + 3)
    expect([source.taken, source.waiting]).toEqual([[expect.stringContaining('"number":1')], []])
    const audit = await db.auditEvent.findMany({ where: { kind: 'Promotions' }, orderBy: { id: 'asc' } })
    expect(audit.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'zone createPromotion',
      'zone deliverPromotion',
    ])
    const asked = two.asked.length
    await settle()
    expect(two.asked.slice(asked)).toEqual(['outbox'])
  })

  test('is carried without a package that its source does not have', async () => {
    const { source, target, settle, promotion } = fleet
    const { id, packages } = source.promote(target.root, { packages: [Buffer.from('gone'), Buffer.from('there')] })
    source.content.delete(packages[0]?.sha256 ?? '')
    await settle()
    expect(await promotion(id)).toMatchObject({ state: 'DELIVERED', sentBytes: 1_005n, totalBytes: 1_005n })
  })

  test('waits where it is when it is for another fleet, or for its own Space’s unconnected neighbour', async () => {
    const { source, target, two, settle, db } = fleet
    source.promote('0'.repeat(64))
    await settle()
    expect(await db.promotion.count()).toBe(0)
    await db.zone.create({ data: { name: 'Far', nameKey: 'far', kind: 'DISCONNECTED' } })
    const far = await db.zone.findFirstOrThrow({ where: { name: 'Far' } })
    await db.placement.update({ where: { instance: 'Instances-2' }, data: { zoneId: far.id } })
    source.promote(target.root)
    target.promote(source.root)
    two.asked.length = 0
    await settle()
    expect([await db.promotion.count(), two.asked]).toEqual([0, []])
    await db.placement.delete({ where: { instance: 'Instances-2' } })
    await settle()
    expect([await db.promotion.count(), two.asked]).toEqual([0, []])
  })

  test('stops on its way when one of the Zones is cut off, and goes on when it is connected again', async () => {
    const { source, target, two, db, settle, promotion } = fleet
    const { id } = source.promote(target.root, { size: SIZE })
    two.at('imports', () => Response.json({}, { status: 503 }))
    await settle(undefined, 1)
    await db.zone.updateMany({ data: { kind: 'DISCONNECTED' } })
    two.at('imports', null)
    two.asked.length = 0
    await settle(undefined, 2)
    expect(two.asked).toEqual([])
    expect(await promotion(id)).toMatchObject({ state: 'IMPORTING', faultCode: 'INSTANCE_UNAVAILABLE', attempts: 3 })
    await db.zone.updateMany({ data: { kind: 'CONNECTED' } })
    await settle()
    expect(await promotion(id)).toMatchObject({ state: 'DELIVERED', attempts: 0, fault: null })
  })

  test('does not go to a Space that claims the root of another', async () => {
    const { source, other, target, another, settle, promotion } = fleet
    const courier = await another()
    other.keys = { ...other.keys, identity: target.keys.identity }
    const { id } = source.promote(target.root)
    await settle(courier)
    await settle(courier)
    expect(await promotion(id)).toMatchObject({ targetSpace: target.id, state: 'DELIVERED' })
  })

  test('is not sent, nor are its packages, to a Space that takes nothing from there', async () => {
    const { source, target, two, settle, promotion } = fleet
    const refusal = () => {
      throw new SpaceportError('SIGNER_UNKNOWN', 'No trust of this Space is in force in that Space.')
    }
    two.at('accepts', refusal)
    const { id } = source.promote(target.root, { packages: [Buffer.alloc(1_000)] })
    await settle()
    expect(await promotion(id)).toMatchObject({ state: 'FAILED', faultCode: 'SIGNER_UNKNOWN' })
    expect([target.content.size, target.parts.size]).toEqual([0, 0])
  })

  test('goes to nobody when two Spaces have the same keys', async () => {
    const { source, other, target, another, settle, db } = fleet
    const courier = await another()
    other.keys = target.keys
    source.promote(target.root)
    await settle(courier)
    await settle(courier)
    expect(await db.promotion.count()).toBe(0)
  })

  test('is not taken from an Instance that speaks for another’s Space', async () => {
    const { source, target, settle, db } = fleet
    const bundle = source.promote(target.root)
    source.waiting = []
    target.waiting = [bundle]
    await settle()
    expect(await db.promotion.count()).toBe(0)
  })

  test('that does not wait any more is not carried', async () => {
    const { source, target, courier, promotion } = fleet
    const { id } = source.promote(target.root)
    await courier.round()
    source.waiting = []
    while (await courier.work(true));
    expect(await promotion(id)).toMatchObject({ state: 'CANCELED', faultCode: 'INVALID_STATE' })
    expect(target.inbox.size).toBe(0)
  })
})

describe('bundles between the same two Spaces', () => {
  test('are carried in order, beside those of others', async () => {
    const { source, other, target, one, courier, settle, promotion } = fleet
    const [first, second] = [source.promote(target.root), source.promote(target.root)]
    const beside = other.promote(target.root)
    one.at('read', (go, request) =>
      request.body.toString().includes(first.fileDigest) ? Response.json({}, { status: 503 }) : go(),
    )
    await courier.round()
    for (let n = 0; n < 5; n++) await courier.work(true)
    expect(await promotion(second.id)).toMatchObject({ state: 'QUEUED' })
    expect(await promotion(beside.id)).toMatchObject({ state: 'DELIVERED' })
    one.at('read', null)
    await settle()
    expect([...target.inbox.keys()]).toEqual([beside.bundleId, first.bundleId, second.bundleId])
  })

  test('that were refused because one before them was missing follow it by themselves', async () => {
    const { source, target, two, settle, promotion, db } = fleet
    const bundles = [1, 2, 3].map(() => source.promote(target.root))
    two.at('imports', (go, request) =>
      request.body.toString().includes(bundles[0]?.fileDigest ?? '')
        ? Response.json(
            { errors: [{ message: 'Nobody trusts it.', extensions: { code: 'SIGNER_UNKNOWN' } }] },
            { status: 403 },
          )
        : go(),
    )
    await settle()
    const states = async () =>
      Promise.all(bundles.map(async ({ id }) => [(await promotion(id)).state, (await promotion(id)).faultCode]))
    expect(await states()).toEqual([
      ['FAILED', 'SIGNER_UNKNOWN'],
      ['FAILED', 'SEQUENCE_GAP'],
      ['FAILED', 'SEQUENCE_GAP'],
    ])
    two.at('imports', null)
    await settle()
    expect(target.inbox.size).toBe(0)
    await db.promotion.update({ where: { outgoing: bundles[0]?.id ?? '' }, data: { state: 'QUEUED' } })
    await settle()
    expect(await states()).toEqual(Array(3).fill(['DELIVERED', null]))
    expect([...target.inbox.keys()]).toEqual(bundles.map(({ bundleId }) => bundleId))
  })

  test('follow also when what was missing arrives while they are refused', async () => {
    const { source, target, two, courier, another, settle, promotion, db } = fleet
    const [first, second] = [source.promote(target.root), source.promote(target.root)]
    const refusal = (code: string) =>
      Response.json({ errors: [{ message: 'No.', extensions: { code } }] }, { status: 409 })
    two.at('imports', () => refusal('SIGNER_UNKNOWN'))
    await courier.round()
    await courier.work(true)
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    let refuse = () => {}
    two.at('imports', (go, request) => {
      if (request.body.toString().includes(first.fileDigest)) return go()
      arrive()
      return new Promise((resolve) => (refuse = () => resolve(refusal('SEQUENCE_GAP'))))
    })
    const refused = courier.work(true)
    await arrived
    await db.promotion.update({ where: { outgoing: first.id }, data: { state: 'QUEUED' } })
    await settle(await another())
    expect(await promotion(first.id)).toMatchObject({ state: 'DELIVERED' })
    refuse()
    await refused
    expect(await promotion(second.id)).toMatchObject({ state: 'QUEUED' })
    two.at('imports', null)
    await settle()
    expect(await promotion(second.id)).toMatchObject({ state: 'DELIVERED' })
  })
})
