import type { Prisma } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import { localIds } from '../graph/ids.js'
import { runsFleet } from '@spaceport/kit/caller'

/**
 * Which rows the caller may see: one predicate for each kind, behind every list, count, reference and look-up.
 * What it leaves out does not exist for the caller.
 */

/** Spaces that the caller may enter; for administrators all. An API key's cap narrows both. */
export function visibleSpaces(caller: Caller): Prisma.SpaceWhereInput {
  const where: Prisma.SpaceWhereInput = { state: 'ACTIVE' }
  const cap = caller.cap?.spaces
  if (cap) where.id = { in: localIds('Spaces', cap) }
  if (!runsFleet(caller)) where.entries = { some: { groupId: { in: localIds('Groups', caller.groups) } } }
  return where
}

/** Instances with at least one such Space; for administrators all. */
export function visibleInstances(caller: Caller): Prisma.InstanceWhereInput {
  return runsFleet(caller) ? {} : { spaces: { some: visibleSpaces(caller) } }
}

/** Oneself; for administrators everybody. */
export function visibleUsers(caller: Caller): Prisma.UserWhereInput {
  return runsFleet(caller) ? {} : { id: { in: localIds('Users', [caller.subject]) } }
}

/** The groups that one is in; for administrators all. */
export function visibleGroups(caller: Caller): Prisma.GroupWhereInput {
  return runsFleet(caller) ? {} : { id: { in: localIds('Groups', caller.groups) } }
}
