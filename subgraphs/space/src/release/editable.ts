import { requireNotArchived } from '../project/active.js'
import type { Tx } from '../write/change.js'

/** Throws `INVALID_STATE` for what belongs to an archived project, which is read-only. */
export async function requireEditable(tx: Tx, projectId: number, ...path: string[]): Promise<void> {
  const project = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { archivedAt: true } })
  requireNotArchived(project, ...path)
}
