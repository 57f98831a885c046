import { visible } from '../access/visible.js'
import { allOf, anyOf, leadsTo, oneOf, someOf, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'

/** For what freezes hold, by ids. */
export type HeldFilter = { project?: string[] | null; environment?: string[] | null; tenant?: string[] | null }

const DIMENSIONS = [
  { field: 'project', kind: 'Projects' },
  { field: 'environment', kind: 'Environments' },
  { field: 'tenant', kind: 'Tenants' },
] as const satisfies readonly { field: keyof HeldFilter; kind: Kind }[]

/**
 * Freezes that hold for one of the things of each kind that is given, of those that the caller can see: also those that hold for all of
 * them, or for the whole Space. Throws `BAD_ID`.
 */
export function holdsFor(filter: HeldFilter, context: SpaceContext): Where[] {
  const asked = DIMENSIONS.flatMap(({ field, kind }) => {
    const ids = filter[field]
    if (!ids) return []
    const named = allOf([oneOf(`${field}Id`, localsOf(kind, ids, context)), leadsTo(field, visible(context, kind))])
    return [anyOf([named, { [`${field}Id`]: null }])]
  })
  return asked.length > 0 ? [anyOf([HOLDS_FOR_SPACE, someOf('scopes', allOf(asked))])] : []
}

const HOLDS_FOR_SPACE: Where = { scopes: { none: {} } }
