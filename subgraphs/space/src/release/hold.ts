import type { Position } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { holdSubject, requirePosition, requireVisible } from '../write/subject.js'

/**
 * Keeps a project of which something is to be frozen as it is until the transaction ends, with its channels and what its releases froze: whoever
 * changes those holds its row. Several may keep it so at the same time. Says where it stands. Throws `NOT_FOUND`.
 */
export function keepProject(tx: Tx, context: SpaceContext, local: number, ...path: string[]): Promise<Position> {
  const lock = () => tx.$queryRaw`SELECT 1 FROM project WHERE id = ${local} FOR SHARE`
  return locked(tx, context, local, lock, path)
}

/** Holds a project of which a release is to be made, which its lifecycle may deploy at once. Says where it stands. Throws `NOT_FOUND`. */
export function holdProject(tx: Tx, context: SpaceContext, local: number, ...path: string[]): Promise<Position> {
  const lock = () => tx.$queryRaw`SELECT 1 FROM project WHERE id = ${local} FOR NO KEY UPDATE`
  return locked(tx, context, local, lock, path)
}

async function locked(
  tx: Tx,
  context: SpaceContext,
  local: number,
  lock: () => PromiseLike<unknown>,
  path: readonly string[],
): Promise<Position> {
  await requireVisible(tx, context, 'Projects', [local], ...path)
  await lock()
  return requirePosition(tx, context, 'Projects', local, ...path)
}

/** Holds a release that is to change, then its project, in the order in which all hold them. Throws `NOT_FOUND`. */
export async function holdRelease(tx: Tx, context: SpaceContext, local: number, ...path: string[]): Promise<Position> {
  const position = await holdSubject(tx, context, 'Releases', local, ...path)
  await tx.$queryRaw`
    SELECT 1 FROM project WHERE id = (SELECT "projectId" FROM release WHERE id = ${local}) FOR NO KEY UPDATE`
  return position
}
