import { freezeProcess, processOf, readFrozenProcess, type FrozenProcess } from '../process/snapshot.js'
import { freezeVariables } from '../variable/snapshot.js'
import type { Tx } from '../write/change.js'

/** What a project was when a release of it was made: the numbers of the snapshots, null for what it had none of. */
export type Frozen = { processSnapshotId: number | null; variableSnapshotId: number | null }

/** Keeps a project's process and its variables as they are now. */
export async function freezeProject(tx: Tx, projectId: number): Promise<Frozen> {
  const process = await processOf(tx, { projectId })
  return {
    processSnapshotId: process && (await freezeProcess(tx, process.id)),
    variableSnapshotId: await freezeVariables(tx, projectId),
  }
}

/** The process that a release froze; null if it froze none. */
export async function frozenProcess(
  tx: Tx,
  { processSnapshotId }: Pick<Frozen, 'processSnapshotId'>,
): Promise<FrozenProcess | null> {
  if (processSnapshotId === null) return null
  const { content } = await tx.processSnapshot.findUniqueOrThrow({ where: { id: processSnapshotId } })
  return readFrozenProcess(content)
}

/** The snapshots that a release leaves behind, for `removeRemains`. */
export function unusedBy({ processSnapshotId, variableSnapshotId }: Partial<Frozen>) {
  return {
    processSnapshots: typeof processSnapshotId === 'number' ? [processSnapshotId] : [],
    variableSnapshots: typeof variableSnapshotId === 'number' ? [variableSnapshotId] : [],
  }
}
