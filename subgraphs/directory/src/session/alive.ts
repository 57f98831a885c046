import type { Prisma } from '@spaceport/database/directory'
import type { Directory } from '../context.js'

/** Sessions that have not ended: neither revoked, nor too old, nor unused for too long. */
export function aliveSessions({ now, lifetimes }: Pick<Directory, 'now' | 'lifetimes'>): Prisma.SessionWhereInput {
  const at = now()
  return { revokedAt: null, expiresAt: { gt: at }, lastSeenAt: { gt: new Date(at.getTime() - lifetimes.idle) } }
}
