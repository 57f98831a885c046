import { Prisma } from '@spaceport/database/directory'
import type { Caller, SystemRole } from '@spaceport/kit/caller'
import type { Directory } from '../context.js'
import { directoryId } from '../graph/ids.js'

/** Who the holder is, and the last change to the membership, which the gateway must have taken in before it goes on. */
export type Authenticated = { caller: Caller; revision: number }

/** What is read of somebody who shows a credential. */
export type Holder = {
  id: number
  name: string
  groups: number[]
  systemRoles: SystemRole[]
  revision: number | null
}

/** What is read of the user `u` who holds a credential: all in the one statement that every request of the fleet waits for. */
export const HOLDER = Prisma.sql`
  u.id, u.name,
  ARRAY(SELECT m."groupId" FROM group_member m WHERE m."userId" = u.id ORDER BY m."groupId") AS groups,
  ARRAY(
    SELECT DISTINCT r.role::text FROM system_role_assignment r
    WHERE r."userId" = u.id OR r."groupId" IN (SELECT m."groupId" FROM group_member m WHERE m."userId" = u.id)
    ORDER BY 1
  ) AS "systemRoles",
  (SELECT value FROM revision WHERE id = 1) AS revision`

/** What makes the user `u` somebody who may act at all. */
export const ENABLED = Prisma.sql`u."disabledAt" IS NULL`

/**
 * The caller that a credential stands for. One made for some Spaces does not run the fleet: with that right it could give
 * itself, through others, all Spaces.
 */
export function authenticated(holder: Holder, cap: Caller['cap'], credential?: string): Authenticated {
  const { id, name, groups, systemRoles, revision } = holder
  const caller: Caller = {
    subject: directoryId('Users', id),
    name,
    groups: groups.map((group) => directoryId('Groups', group)),
    systemRoles: cap?.spaces ? [] : systemRoles,
    cap,
    ...(credential === undefined ? {} : { credential }),
  }
  return { caller, revision: revision ?? 0 }
}

/** The caller that a user is, for credentials that others vouch for; null if there is no such user, or they are disabled. */
export async function authenticatedUser(
  { db }: Pick<Directory, 'db'>,
  userId: number,
  cap: Caller['cap'],
): Promise<Authenticated | null> {
  const [holder] = await db.$queryRaw<Holder[]>`SELECT ${HOLDER} FROM "user" u WHERE u.id = ${userId} AND ${ENABLED}`
  return holder ? authenticated(holder, cap) : null
}
