import type { PrismaClient } from '@spaceport/database/zone'
import { spaceOf } from '@spaceport/kit/ids'

/** All ids by which something was known so far, its home id first. */
export async function namesOf(db: Pick<PrismaClient, 'ownershipTransfer'>, subject: string): Promise<string[]> {
  const rows = await db.ownershipTransfer.findMany({
    where: { subject },
    orderBy: { epoch: 'asc' },
    select: { fromEntity: true, toEntity: true },
  })
  return [...new Set([subject, ...rows.flatMap(({ fromEntity, toEntity }) => [fromEntity, toEntity])])]
}

/** The id by which something is known in the Space that another id names, since it lives there or did; null if it never did. */
export async function nameIn(
  db: Pick<PrismaClient, 'ownershipTransfer'>,
  subject: string,
  place: string,
): Promise<string | null> {
  const space = spaceOf(place)
  if (spaceOf(subject) === space) return subject
  const rows = await db.ownershipTransfer.findMany({
    where: { subject, state: { not: 'REFUSED' }, toEntity: { startsWith: `${space}/` } },
    select: { toEntity: true },
  })
  return rows[0]?.toEntity ?? null
}
