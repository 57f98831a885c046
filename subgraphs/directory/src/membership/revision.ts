import type { Prisma } from '@spaceport/database/directory'

/** The channel on which directory processes tell each other of changes to the membership. */
export const MEMBERSHIP_CHANNEL = 'spaceport_membership'

/** What followers of the membership learn of; the kinds that its changes have in the change feed. */
export const MEMBERSHIP_KINDS = ['Instances', 'Spaces', 'Entries'] as const

/**
 * Numbers a change to the membership and tells every directory process when it commits. The last act of such a write: the
 * row's lock is held until the commit, so that revisions, and the rows of the change feed that follow, are in commit order.
 */
export async function nextRevision(tx: Prisma.TransactionClient): Promise<number> {
  const [row] = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO revision (id, value) VALUES (1, 1)
    ON CONFLICT (id) DO UPDATE SET value = revision.value + 1 RETURNING value`
  const value = row?.value ?? 0
  await tx.$queryRaw`SELECT pg_notify(${MEMBERSHIP_CHANNEL}, ${String(value)})::text`
  return value
}

/** The number of the last change that has committed. */
export async function currentRevision(db: Prisma.TransactionClient): Promise<number> {
  const row = await db.revision.findUnique({ where: { id: 1 }, select: { value: true } })
  return row?.value ?? 0
}

/** How an entry is named in the change feed. */
export function entrySubject(group: number, space: number): string {
  return `Groups-${group}/Spaces-${space}`
}
