import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { mayRead } from './rights.js'

/** A condition on the rows of any entity of a Space. */
export type Visible = { id?: { in: number[] } }

/**
 * Which rows of `kind` the caller may see: the one predicate of every list, count, facet, search and reference.
 * What it leaves out does not exist for the caller.
 */
export function visible(context: SpaceContext, kind: Kind): Visible {
  return mayRead(context.role, kind) ? {} : { id: { in: [] } }
}
