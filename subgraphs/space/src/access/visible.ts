import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { within } from './within.js'
import { VIEW } from './view.js'
import type { Where } from './where.js'

const known = new WeakMap<SpaceContext, Map<Kind, Where>>()

/**
 * Which rows of `kind` the caller may see: the one predicate of every list, count, facet, search and reference.
 * What it leaves out does not exist for the caller. `EVERYTHING` or `NOTHING` themselves where it is all or none.
 */
export function visible(context: SpaceContext, kind: Kind): Where {
  let byKind = known.get(context)
  if (!byKind) known.set(context, (byKind = new Map()))
  let where = byKind.get(kind)
  if (!where) byKind.set(kind, (where = within(context.rights, VIEW[kind], kind)))
  return where
}
