import type { Prisma } from '@spaceport/database/zone'
import { spaceOf } from '@spaceport/kit/ids'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import type { ZoneContext } from '../context.js'
import { holds } from './permissions.js'

/** What a predicate needs to know of a request. */
type Asker = Pick<ZoneContext, 'caller' | 'membership'>

/** Whether all Instances and Zones exist for the caller: for whoever sees all Spaces of the fleet, or administers it. */
function seesAll({ caller }: Asker): boolean {
  return holdsInFleet(caller, 'SpaceView') || holds(caller, 'AdministerSystem')
}

/**
 * Whether an Instance exists for the caller: one with a Space that they may enter, else only for whoever sees all. What is not
 * visible does not exist for the caller: same answer as for an unknown id.
 */
export function seesInstance(asker: Asker, instance: string): boolean {
  const { caller, membership } = asker
  if (!membership.instances.has(instance)) return false
  return seesAll(asker) || membership.spacesFor(caller).some((space) => space.instance === instance)
}

/** Whether the Space that an entity's id names exists for the caller. Administrators get no rights inside a Space by being such. */
export function seesEntity({ caller, membership }: Asker, id: string): boolean {
  const space = spaceOf(id)
  return space !== null && membership.mayEnter(caller, space)
}

/** Placements of Instances that exist for the caller. */
export function visiblePlacements(asker: Asker): Prisma.PlacementWhereInput {
  if (seesAll(asker)) return {}
  const { caller, membership } = asker
  return { instance: { in: [...new Set(membership.spacesFor(caller).map((space) => space.instance))] } }
}

/** Zones in which such an Instance lies; for whoever sees all, the empty ones too. */
export function visibleZones(asker: Asker): Prisma.ZoneWhereInput {
  return seesAll(asker) ? {} : { placements: { some: visiblePlacements(asker) } }
}

/** Whether a Space exists for the caller: one that they may enter, else only for whoever sees all. */
export function seesSpace(asker: Asker, space: string): boolean {
  const { caller, membership } = asker
  return membership.spaces.has(space) && (seesAll(asker) || membership.mayEnter(caller, space))
}

/** Composite lifecycles with a step in a Space that the caller may enter; all for whoever sees all Spaces. */
export function visibleLifecycles(asker: Asker): Prisma.CompositeLifecycleWhereInput {
  if (seesAll(asker)) return {}
  const { caller, membership } = asker
  return { steps: { some: { space: { in: membership.spacesFor(caller).map(({ id }) => id) } } } }
}
