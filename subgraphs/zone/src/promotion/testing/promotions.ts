import type { Prisma } from '@spaceport/database/zone'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections } from '@spaceport/kit/client'
import { startCarrying, type CarryingInstance } from '../../courier/testing/instance.js'
import { FakeSpace } from '../../courier/testing/space.js'
import { MEMBER, openWorld, type World } from '../../testing/world.js'

/** A zone whose first Instance says who may promote. */
export type Promotions = {
  world: World
  instance: CarryingInstance
  /** Makes a promotion from Space 1 to Space 3; gives its id. */
  make(changes?: Partial<Prisma.PromotionUncheckedCreateInput>): Promise<string>
  /** Forgets all promotions, and lets everybody promote. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Makes a zone for one test file. */
export async function openPromotions(): Promise<Promotions> {
  const world = await openWorld()
  const instance = await startCarrying('Instances-1', world.keys.publicKey, [new FakeSpace('Spaces-1')])
  world.membership.instances.set('Instances-1', instance.member)
  let made = 0
  return {
    world,
    instance,
    async make(changes = {}) {
      const n = ++made
      const ends = { outgoing: `Spaces-1/OutgoingBundles-${n}`, sourceSpace: 'Spaces-1', targetSpace: 'Spaces-3' }
      const { id } = await world.db.promotion.create({ data: { ...ends, bundleId: `bundle-${n}`, ...changes } })
      return `Promotions-${id}`
    },
    async reset() {
      instance.clear()
      instance.mayPromote = () => true
      await world.db.promotion.deleteMany()
    },
    async close() {
      await world.close()
      await closeConnections()
      await instance.close()
    },
  }
}

/** A member's key with limits. */
export function keyed(limits: Partial<NonNullable<Caller['cap']>>): Caller {
  return { ...MEMBER, cap: { spaces: null, readOnly: false, permissions: null, ...limits } }
}
