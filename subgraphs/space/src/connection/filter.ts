import { spaceNumber } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import { SpaceportError } from '@spaceport/kit/errors'
import { quoted, readIdOf, type Kind } from '../entity/kinds.js'
import type { SpaceContext } from '../context.js'
import { positionById } from '../access/position.js'
import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { hasSome, leadsTo, NOTHING, oneOf, someOf, type Where } from '../access/where.js'
import type { CommonFilter } from './list.js'

/** What all filters say alike: a list of Spaces without this one leaves nothing. (Zones are the gateway's affair.) */
export function commonWhere(filter: CommonFilter, context: SpaceContext): Where[] {
  for (const id of filter.space ?? []) {
    if (spaceNumber(id) === null) throw new SpaceportError('BAD_ID', `${quoted(id)} is not the id of a Space.`)
  }
  return filter.space && !filter.space.includes(context.spaceId) ? [NOTHING] : []
}

/** Only the rows that ids of a kind name. Ids of other Spaces are well-formed but name nothing here. */
export function idsWhere(kind: Kind, ids: string[] | null | undefined, context: SpaceContext): Where[] {
  return ids ? [oneOf('id', localsOf(kind, ids, context))] : []
}

/** The local ids of those ids that are of this Space. Throws `BAD_ID` for a malformed one, or one of another kind. */
export function localsOf(kind: Kind, ids: readonly string[], context: SpaceContext): number[] {
  const here = ids.map((id) => readIdOf(kind, id)).filter(({ space }) => space === context.space)
  return here.map(({ local }) => local)
}

/** Rows whose column has one of the values, as of an enum. */
export function isOneOf(column: string, values: readonly string[] | null | undefined): Where[] {
  return values ? [{ [column]: { in: [...values] } }] : []
}

/** Rows whose column is true, or false. */
export function isTrue(column: string, wanted: boolean | null | undefined): Where[] {
  return typeof wanted === 'boolean' ? [{ [column]: wanted }] : []
}

/** Rows whose column has a value, or has none. */
export function hasValue(column: string, wanted: boolean | null | undefined): Where[] {
  return typeof wanted === 'boolean' ? [{ [column]: wanted ? { not: null } : null }] : []
}

/** Rows that have among the many rows of a relation at least one, or none at all. */
export function hasAny(relation: string, wanted: boolean | null | undefined): Where[] {
  return typeof wanted === 'boolean' ? [{ [relation]: wanted ? { some: {} } : { none: {} } }] : []
}

/** As `hasAny`, but as far as the caller can see those rows: what does not exist for them is none. */
export function hasSeen(
  relation: string,
  kind: Kind,
  wanted: boolean | null | undefined,
  context: SpaceContext,
): Where[] {
  if (typeof wanted !== 'boolean') return []
  const seen = visible(context, kind)
  if (wanted) return [someOf(relation, seen)]
  return seen === NOTHING ? [] : [{ [relation]: { none: seen } }]
}

/** What a filter says of a range of time. */
export type TimeRangeFilter = { from?: Date | null; to?: Date | null }

/** The end of the year 9999, in milliseconds since 1970. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/**
 * Rows whose time lies in a range: from its first moment on, before its last. Throws `BAD_INPUT` for a range that ends before it begins, or
 * beyond the years that anything is kept of: 1970 to 9999.
 */
export function inRange(column: string, range: TimeRangeFilter | null | undefined): Where[] {
  if (!range) return []
  const { from, to } = range
  if ([from, to].some((end) => end && (end.getTime() < 0 || end.getTime() > LAST_MOMENT))) {
    throw new SpaceportError('BAD_INPUT', 'A range of time lies between the years 1970 and 9999.')
  }
  if (from && to && from > to) throw new SpaceportError('BAD_INPUT', 'The range of time ends before it begins.')
  return [...(from ? [{ [column]: { gte: from } }] : []), ...(to ? [{ [column]: { lt: to } }] : [])]
}

/** Rows whose column of a list names one of the entities, of those that the caller can see. Of kinds whose ids alone tell that. */
export function listsOneOf(
  column: string,
  kind: 'Environments' | 'Tenants',
  ids: string[] | null | undefined,
  context: SpaceContext,
): Where[] {
  if (!ids) return []
  const seen = localsOf(kind, ids, context).filter((local) => {
    const position = positionById(kind, local)
    return position !== null && maySee(context.rights, kind, position)
  })
  return [hasSome(column, seen)]
}

/** Rows whose key holds the text, both in the form of `textKey`. A blank text leaves all; U+0000 is in no name. */
export function containsText(text: string | null | undefined, column = 'nameKey'): Where[] {
  const key = textKey(text ?? '')
  if (key.includes('\0')) return [NOTHING]
  return key === '' ? [] : [{ [column]: { contains: literally(key) } }]
}

/** A text as a pattern of SQL's `LIKE` that means just that text; Prisma passes wildcards through. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/**
 * Rows that refer to one of the entities by `relation`. Ids of other Spaces are well-formed but name nothing here, and nor do those of
 * entities that the caller cannot see.
 */
export function refersTo(
  relation: string,
  kind: Kind,
  ids: string[] | null | undefined,
  context: SpaceContext,
): Where[] {
  if (!ids) return []
  return [oneOf(`${relation}Id`, localsOf(kind, ids, context)), leadsTo(relation, visible(context, kind))]
}
