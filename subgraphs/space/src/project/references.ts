import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { readReference, unknown } from '../write/references.js'

/** The local id of the group that an input names. Throws `BAD_ID` or `NOT_FOUND`. */
export async function requireProjectGroup(tx: Tx, context: SpaceContext, id: string): Promise<number> {
  const local = readReference(context, 'ProjectGroups', id, 'input', 'projectGroup')
  const group = await tx.projectGroup.findUnique({ where: { id: local }, select: { id: true } })
  if (!group) throw unknown(id, 'input', 'projectGroup')
  return local
}

/** The local id of the lifecycle that an input names. Throws `BAD_ID` or `NOT_FOUND`. */
export async function requireLifecycle(tx: Tx, context: SpaceContext, id: string): Promise<number> {
  const local = readReference(context, 'Lifecycles', id, 'input', 'lifecycle')
  const lifecycle = await tx.lifecycle.findUnique({ where: { id: local }, select: { id: true } })
  if (!lifecycle) throw unknown(id, 'input', 'lifecycle')
  return local
}
