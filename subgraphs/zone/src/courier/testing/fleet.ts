import { closeConnections } from '@spaceport/kit/client'
import { testDatabase } from '@spaceport/database/testing'
import { openZone, type PrismaClient, type Promotion } from '@spaceport/database/zone'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { Membership, type InstanceMember } from '@spaceport/kit/membership'
import type { Zones } from '../../context.js'
import { InstanceCalls } from '../../instance/calls.js'
import { PlacementFeed } from '../../placement/feed.js'
import { Courier } from '../courier.js'
import { Queue } from '../queue.js'
import { startCarrying, type CarryingInstance } from './instance.js'
import { FakeSpace } from './space.js'

/** A fleet as in `world.ts`, whose first two Instances answer and lie in a connected Zone, and its couriers. */
export type CarryingFleet = {
  zones: Zones
  db: PrismaClient
  membership: Membership
  one: CarryingInstance
  two: CarryingInstance
  /** Spaces 1 and 2 lie on the first Instance, 3 on the second. */
  source: FakeSpace
  other: FakeSpace
  target: FakeSpace
  courier: Courier
  /** A further courier, as of another process. */
  another(): Promise<Courier>
  /** Goes round and works until nothing is left to do, also what waits for its time. At most so many jobs. */
  settle(courier?: Courier, most?: number): Promise<void>
  promotion(outgoing: string): Promise<Promotion>
  /** Forgets all promotions and jobs, and what the Spaces have; connects the Instances. Only the first courier is left, and events. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Spaces 1 and 2 live on the first Instance, 3 on the second; `Groups-1` may enter all, `Groups-2` only 3. */
function membershipOf(instances: InstanceMember[]): Membership {
  const membership = new Membership()
  const spaces = [1, 1, 2].map((instance, i) => {
    const id = `Spaces-${i + 1}`
    return { id, name: id, instance: `Instances-${instance}`, state: 'ACTIVE' }
  })
  const entry = spaces.map(({ id }) => ({ group: 'Groups-1', space: id }))
  const more = [{ group: 'Groups-2', space: 'Spaces-3' }]
  membership.apply({ type: 'snapshot', revision: 1, instances, spaces, entry: [...entry, ...more] })
  return membership
}

/** Makes a fleet for the tests of one file. */
export async function openFleet(): Promise<CarryingFleet> {
  const database = await testDatabase('zone')
  const { client: db, close } = openZone(database.appUrl)
  const keys = generateKeyPair()
  const [source, other, target] = ['Spaces-1', 'Spaces-2', 'Spaces-3'].map((id) => new FakeSpace(id)) as [
    FakeSpace,
    FakeSpace,
    FakeSpace,
  ]
  const one = await startCarrying('Instances-1', keys.publicKey, [source, other])
  const two = await startCarrying('Instances-2', keys.publicKey, [target])
  const membership = membershipOf([one.member, two.member])
  const signer = new AssertionSigner({ issuer: 'zone', privateKey: keys.privateKey })
  const zones: Zones = {
    db,
    membership,
    instances: new InstanceCalls(signer, LOOPBACK_ONLY),
    feed: new PlacementFeed(db),
  }
  const connect = async () => {
    await db.placement.deleteMany()
    await db.zone.deleteMany()
    const placements = { create: ['Instances-1', 'Instances-2'].map((instance) => ({ instance })) }
    await db.zone.create({ data: { name: 'Here', nameKey: 'here', placements } })
  }
  await connect()
  const couriers: Courier[] = []
  const another = async () => {
    const courier = new Courier(zones, await Queue.open(database), 0)
    couriers.push(courier)
    return courier
  }
  const courier = await another()
  return {
    zones,
    db,
    membership,
    one,
    two,
    source,
    other,
    target,
    courier,
    another,
    async settle(by = courier, most = 100) {
      await by.round()
      for (let n = 0; n < most && (await by.work(true)); n++);
    },
    promotion: (outgoing) => db.promotion.findUniqueOrThrow({ where: { outgoing } }),
    async reset() {
      await Promise.all(couriers.splice(1).map((further) => further.close()))
      await db.$executeRaw`DELETE FROM pgboss.job`
      await db.promotion.deleteMany()
      await connect()
      for (const instance of [one, two]) instance.clear()
    },
    async close() {
      await Promise.all(couriers.map((one) => one.close()))
      zones.feed.close()
      await close()
      await closeConnections()
      await Promise.all([one.close(), two.close()])
      await database.drop()
    },
  }
}
