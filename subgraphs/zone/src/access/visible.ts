import type { Prisma } from '@spaceport/database/zone'
import { spaceOf } from '@spaceport/kit/ids'
import type { ZoneContext } from '../context.js'
import { runsFleet } from '@spaceport/kit/caller'

/** What a predicate needs to know of a request. */
type Asker = Pick<ZoneContext, 'caller' | 'membership'>

/**
 * Whether an Instance exists for the caller: one with a Space that they may enter; for administrators any. What is not
 * visible does not exist for the caller: same answer as for an unknown id.
 */
export function seesInstance({ caller, membership }: Asker, instance: string): boolean {
  if (!membership.instances.has(instance)) return false
  return runsFleet(caller) || membership.spacesFor(caller).some((space) => space.instance === instance)
}

/** Whether the Space that an entity's id names exists for the caller. Administrators get no rights inside a Space by being such. */
export function seesEntity({ caller, membership }: Asker, id: string): boolean {
  const space = spaceOf(id)
  return space !== null && membership.mayEnter(caller, space)
}

/** Placements of Instances that exist for the caller. */
export function visiblePlacements({ caller, membership }: Asker): Prisma.PlacementWhereInput {
  if (runsFleet(caller)) return {}
  return { instance: { in: [...new Set(membership.spacesFor(caller).map((space) => space.instance))] } }
}

/** Zones in which such an Instance lies; for administrators all, the empty ones too. */
export function visibleZones(asker: Asker): Prisma.ZoneWhereInput {
  return runsFleet(asker.caller) ? {} : { placements: { some: visiblePlacements(asker) } }
}
