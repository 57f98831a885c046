import type { PrismaClient, SpaceRole } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'

/**
 * What the caller may do in a Space: the strongest role that this Space's own database gives them or one of their groups.
 * Read for each Space and request, so that a role taken away is gone for the next one. An API key made for
 * other Spaces has none here, and whoever runs the fleet has none by that.
 */
export async function roleOf(db: PrismaClient, spaceId: string, caller: Caller): Promise<SpaceRole | null> {
  const cap = caller.cap?.spaces
  if (cap && !cap.includes(spaceId)) return null
  const assigned = await db.roleAssignment.findMany({
    where: { subject: { in: [caller.subject, ...caller.groups] } },
    select: { role: true },
  })
  if (assigned.some(({ role }) => role === 'MEMBER')) return 'MEMBER'
  return assigned.some(({ role }) => role === 'VIEWER') ? 'VIEWER' : null
}
