import { closeConnections } from '@spaceport/kit/client'
import type { JourneyEvent } from '@spaceport/kit/journey/facts'
import { startJourneys, telling, type JourneyInstance } from './journeys.js'
import { fleet, openWorld, type World } from './world.js'

/** The release that Space 1 made, and what it is in Space 3 once it was accepted there. */
export const HOME = 'Spaces-1/Releases-1'
export const THERE = 'Spaces-3/Releases-4'

/** A zone whose three Instances tell of journeys. */
export type Tracing = {
  world: World
  one: JourneyInstance
  two: JourneyInstance
  three: JourneyInstance
  /** The Instances tell of nothing any more, and there are no composite lifecycles. */
  reset(): Promise<void>
  /** Space 1 made the release, and has done this; Space 3 tells that (null: it does not answer). */
  tell(
    source: { environments?: readonly string[]; events?: readonly JourneyEvent[] },
    target?: Parameters<typeof telling>[0] | null,
  ): void
  close(): Promise<void>
}

/** Opens one; `remaining`: milliseconds that each operation has. */
export async function openTracing(remaining?: number): Promise<Tracing> {
  const membership = fleet()
  const world = await openWorld(membership, remaining)
  const start = (n: number, spaces: string[]) => startJourneys(`Instances-${n}`, spaces, world.keys.publicKey)
  const [one, two, three] = [
    await start(1, ['Spaces-1', 'Spaces-2']),
    await start(2, ['Spaces-3']),
    await start(3, ['Spaces-4']),
  ]
  const all = [one, two, three]
  for (const { member } of all) membership.instances.set(member.id, member)
  return {
    ...{ world, one, two, three },
    async reset() {
      await world.db.compositeLifecycle.deleteMany()
      for (const instance of all) Object.assign(instance, { tells: {}, instead: null, asked: [], keyless: new Set() })
    },
    tell({ environments = [], events = [] }, target) {
      const reached = environments.map((environment) => ({ where: null, environment, source: 'HERE' as const }))
      one.tells['Spaces-1'] = [telling({ id: HOME, reached, events: [...events] })]
      if (target !== undefined) two.tells['Spaces-3'] = target && [telling(target)]
    },
    async close() {
      await world.close()
      await closeConnections()
      await Promise.all(all.map((instance) => instance.close()))
    },
  }
}
