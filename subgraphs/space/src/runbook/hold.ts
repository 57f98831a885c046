import type { Position } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { holdSubject, requireVisible } from '../write/subject.js'

/**
 * Holds a runbook that is to change, and keeps its project as it is: first the project, as its deletion does. Says where it stands. Throws
 * `NOT_FOUND`.
 */
export async function holdRunbook(tx: Tx, context: SpaceContext, local: number, ...path: string[]): Promise<Position> {
  await requireVisible(tx, context, 'Runbooks', [local], ...path)
  await lockRunbook(tx, local)
  return holdSubject(tx, context, 'Runbooks', local, ...path)
}

/** Holds the row of a runbook, and before it that of its project, which several may do at the same time. */
export async function lockRunbook(tx: Tx, local: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = (SELECT "projectId" FROM runbook WHERE id = ${local}) FOR SHARE`
  await lockRow(tx, 'runbook', local)
}
