import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { changed } from '../write/changed.js'

/** Closes the interruptions of a held task that has ended: nobody is waited for any more. They keep no result. */
export async function closeInterruptions(tx: Tx, context: SpaceContext, taskId: number, at: Date): Promise<Changed[]> {
  const pending = await tx.interruption.findMany({ where: { taskId, isPending: true }, orderBy: { id: 'asc' } })
  const all: Changed[] = []
  for (const before of pending) {
    const data = { isPending: false, resolvedAt: at, version: { increment: 1 } }
    const after = await tx.interruption.update({ where: { id: before.id }, data })
    all.push(changed(context, 'Interruptions', { before, after }))
  }
  return all
}
