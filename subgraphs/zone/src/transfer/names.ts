import type { PrismaClient } from '@spaceport/database/zone'

/** All ids by which something was known so far, its home id first. */
export async function namesOf(db: Pick<PrismaClient, 'ownershipTransfer'>, subject: string): Promise<string[]> {
  const rows = await db.ownershipTransfer.findMany({
    where: { subject },
    orderBy: { epoch: 'asc' },
    select: { fromEntity: true, toEntity: true },
  })
  return [...new Set([subject, ...rows.flatMap(({ fromEntity, toEntity }) => [fromEntity, toEntity])])]
}
