import type { Position } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { requireNotArchived } from '../project/active.js'
import { requireProjectBuiltHere } from '../project/remote.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { holdSubject, requireVisible } from '../write/subject.js'

/**
 * Holds a channel that is to change, and its project before it, as the project's deletion does: which one is the default concerns all of
 * them. Says where it stands. Throws `NOT_FOUND`.
 */
export async function holdChannel(tx: Tx, context: SpaceContext, local: number): Promise<Position> {
  await requireVisible(tx, context, 'Channels', [local], 'input', 'id')
  const channel = await tx.channel.findUnique({ where: { id: local }, select: { projectId: true } })
  if (channel) await lockRow(tx, 'project', channel.projectId)
  return holdSubject(tx, context, 'Channels', local, 'input', 'id')
}

/** Throws `INVALID_STATE` if the project of a channel is archived, `NOT_OWNER` if it is a remote one. */
export async function requireProjectWritable(tx: Tx, projectId: number, ...path: string[]): Promise<void> {
  const project = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { archivedAt: true } })
  requireNotArchived(project, ...path)
  await requireProjectBuiltHere(tx, projectId, ...path)
}
