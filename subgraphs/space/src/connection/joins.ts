import { visible } from '../access/visible.js'
import { allOf, leadsTo, NOTHING, oneOf, someOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { localsOf } from './filter.js'

/** A table that joins rows with others: the relation to it, and from it the relation to those others, whose column is `<through>Id`. */
export type Join = { relation: string; through: string; kind: Kind }

/** Rows that a table joins with one of the entities, of those that the caller can see. */
export function joinsOneOf(join: Join, ids: string[] | null | undefined, context: SpaceContext): Where[] {
  return ids ? [someOf(join.relation, linksTo(join, ids, context))] : []
}

/** The rows of the table that lead to one of the entities, of those that the caller can see. Throws `BAD_ID`. */
export function linksTo({ through, kind }: Join, ids: readonly string[], context: SpaceContext): Where {
  const locals = localsOf(kind, ids, context)
  return allOf([oneOf(`${through}Id`, locals), leadsTo(through, visible(context, kind))])
}

/** Rows that a table joins with any entity that the caller can see, or with none. */
export function joinsAny(
  { relation, through, kind }: Join,
  wanted: boolean | null | undefined,
  context: SpaceContext,
): Where[] {
  if (typeof wanted !== 'boolean') return []
  const seen = leadsTo(through, visible(context, kind))
  if (wanted) return [someOf(relation, seen)]
  return seen === NOTHING ? [] : [{ [relation]: { none: seen } }]
}
