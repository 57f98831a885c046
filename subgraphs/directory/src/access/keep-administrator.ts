import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'

/** The advisory lock under which those who could take away the last administrator do it one after the other. */
export const ADMINISTRATORS_LOCK = 7_281_003

/**
 * Throws `INVALID_STATE` if nobody is left who administers the system: somebody who has a way to sign in, as no service account has, and is not disabled. After the change, in its
 * transaction: of two that each take one of the last two away, the later sees what the earlier did.
 */
export async function keepAnAdministrator(tx: Tx, ...path: string[]): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${ADMINISTRATORS_LOCK}::bigint)::text`
  const administers = { some: { role: 'SystemAdministrator' as const } }
  const left = await tx.user.findFirst({
    where: {
      disabledAt: null,
      AND: [
        { OR: [{ passwordHash: { not: null } }, { identities: { some: { provider: { enabled: true } } } }] },
        { OR: [{ systemRoles: administers }, { groups: { some: { group: { systemRoles: administers } } } }] },
      ],
    },
    select: { id: true },
  })
  if (!left) throw refuse('INVALID_STATE', 'Nobody would be left to administer the system.', ...path)
}
