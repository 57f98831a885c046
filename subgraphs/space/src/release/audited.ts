import type { Tx } from '../write/change.js'

const PACKAGE = { actionName: true, name: true, packageId: true, version: true, feedId: true } as const
const DEFECT = {
  id: true,
  description: true,
  reportedAt: true,
  reportedBy: true,
  resolvedAt: true,
  resolvedBy: true,
} as const

/** A release with its packages and defects, as the audit keeps it. */
export function auditedRelease(tx: Tx, id: number) {
  return tx.release.findUniqueOrThrow({
    where: { id },
    include: {
      packages: { orderBy: [{ actionName: 'asc' }, { name: 'asc' }], select: PACKAGE },
      defects: { orderBy: { id: 'asc' }, select: DEFECT },
    },
  })
}
