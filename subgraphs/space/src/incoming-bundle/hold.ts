import type { IncomingBundle } from '@spaceport/database/space'
import type { Position } from '@spaceport/kit/rights/scope'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { unknown } from '../write/references.js'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'
import { holdSubject, requireVisible } from '../write/subject.js'
import { entityId } from '@spaceport/kit/ids'

/**
 * Holds a bundle on which somebody decides, and before it the trust by which it came, as whoever takes bundles in does: so none is replaced
 * meanwhile. Throws `NOT_FOUND`.
 */
export async function holdBundle(tx: Tx, context: SpaceContext, local: number): Promise<Position> {
  const path = ['input', 'bundle']
  await requireVisible(tx, context, 'IncomingBundles', [local], ...path)
  const bundle = await tx.incomingBundle.findUnique({ where: { id: local }, select: { trustId: true } })
  if (!bundle) throw unknown(entityId(context.space, 'IncomingBundles', local), ...path)
  await lockRow(tx, 'trust', bundle.trustId)
  return holdSubject(tx, context, 'IncomingBundles', local, ...path)
}

const DECIDED = {
  REPLACED: 'Another bundle has taken its place: decide on that.',
  ACCEPTED: 'It was accepted already.',
  REJECTED: 'It was rejected already.',
} as const

/** Throws `INVALID_STATE` for a bundle on which nobody can decide any more. */
export function requireUndecided({ state }: Pick<IncomingBundle, 'state'>): void {
  if (state !== 'RECEIVED') throw refuse('INVALID_STATE', DECIDED[state], 'input', 'bundle')
}
