import type { Prisma } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import { localIds } from '../graph/ids.js'

/**
 * Which rows the caller may see: one predicate for each kind, behind every list, count, reference and look-up.
 * What it leaves out does not exist for the caller.
 */

/** Spaces that the caller may enter; with `SpaceView` over the fleet all. An API key's cap narrows both. */
export function visibleSpaces(caller: Caller): Prisma.SpaceWhereInput {
  const where: Prisma.SpaceWhereInput = { state: 'ACTIVE' }
  const cap = caller.cap?.spaces
  if (cap) where.id = { in: localIds('Spaces', cap) }
  if (!holdsInFleet(caller, 'SpaceView')) {
    where.entries = { some: { groupId: { in: localIds('Groups', caller.groups) } } }
  }
  return where
}

/** Instances with at least one such Space; for whoever sees all Spaces or administers Instances all. */
export function visibleInstances(caller: Caller): Prisma.InstanceWhereInput {
  const all = holdsInFleet(caller, 'SpaceView') || holdsInFleet(caller, 'AdministerSystem')
  return all ? {} : { spaces: { some: visibleSpaces(caller) } }
}

/** Oneself; with `UserView` over the fleet everybody. */
export function visibleUsers(caller: Caller): Prisma.UserWhereInput {
  return holdsInFleet(caller, 'UserView') ? {} : { id: { in: localIds('Users', [caller.subject]) } }
}

/** The groups that one is in; with `TeamView` over the fleet all. */
export function visibleGroups(caller: Caller): Prisma.GroupWhereInput {
  return holdsInFleet(caller, 'TeamView') ? {} : { id: { in: localIds('Groups', caller.groups) } }
}

/**
 * Views of one's own, and those shared with everybody or with a group that one sees. An API key that is limited to some Spaces
 * sees none: where they lead is not limited to these.
 */
export function visibleSavedViews(caller: Caller): Prisma.SavedViewWhereInput {
  if (caller.cap?.spaces) return { id: { in: [] } }
  return {
    OR: [
      { ownerId: { in: localIds('Users', [caller.subject]) } },
      { audience: 'EVERYBODY' },
      { audience: 'GROUPS', groups: { some: { group: visibleGroups(caller) } } },
    ],
  }
}
