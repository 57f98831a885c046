import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { VIEW } from './view.js'
import { allOf, anyOf, type Where } from './where.js'
import { within } from './within.js'

const known = new WeakMap<SpaceContext, Map<Kind, Where>>()

/**
 * Which rows of `kind` the caller may see: the one predicate of every list, count, facet, search and reference.
 * What it leaves out does not exist for the caller. `EVERYTHING` or `NOTHING` themselves where it is all or none.
 */
export function visible(context: SpaceContext, kind: Kind): Where {
  let byKind = known.get(context)
  if (!byKind) known.set(context, (byKind = new Map()))
  let where = byKind.get(kind)
  if (!where) byKind.set(kind, (where = whole(context, kind)))
  return where
}

function whole({ rights }: SpaceContext, kind: Kind): Where {
  const seen = within(rights, VIEW[kind], kind)
  if (kind !== 'Variables') return seen
  const unscoped = within(rights, 'VariableViewUnscoped', kind)
  return anyOf([allOf([{ isUnscoped: false }, seen]), allOf([{ isUnscoped: true }, unscoped])])
}
