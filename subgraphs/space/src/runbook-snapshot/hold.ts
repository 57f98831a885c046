import type { Position } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { lockRunbook } from '../runbook/hold.js'
import type { Tx } from '../write/change.js'
import { holdSubject, requireVisible } from '../write/subject.js'

/**
 * Holds a snapshot that is to change, and its runbook before it, as the runbook's deletion does: which one is published concerns all of
 * them. Says where it stands. Throws `NOT_FOUND`.
 */
export async function holdSnapshot(tx: Tx, context: SpaceContext, local: number): Promise<Position> {
  await requireVisible(tx, context, 'RunbookSnapshots', [local], 'input', 'id')
  const snapshot = await tx.runbookSnapshot.findUnique({ where: { id: local }, select: { runbookId: true } })
  if (snapshot) await lockRunbook(tx, snapshot.runbookId)
  return holdSubject(tx, context, 'RunbookSnapshots', local, 'input', 'id')
}
