import type { Prisma } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import { localIds } from '../graph/ids.js'

/** Spaces that the caller may enter. Seeing all of them by a role over the fleet is not enough for that. */
export function enterableSpaces({ groups, cap }: Caller): Prisma.SpaceWhereInput {
  return {
    state: 'ACTIVE',
    entries: { some: { groupId: { in: localIds('Groups', groups) } } },
    ...(cap?.spaces ? { id: { in: localIds('Spaces', cap.spaces) } } : {}),
  }
}
