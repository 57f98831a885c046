import { spaceNumber } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import { SpaceportError } from '@spaceport/kit/errors'
import { quoted, readIdOf, type Kind } from '../entity/kinds.js'
import type { SpaceContext } from '../context.js'
import { visible } from '../access/visible.js'
import { leadsTo, NOTHING, oneOf, type Where } from '../access/where.js'
import type { CommonFilter } from './list.js'

/** What all filters say alike: a list of Spaces without this one leaves nothing. (Zones are the gateway's affair.) */
export function commonWhere(filter: CommonFilter, context: SpaceContext): Where[] {
  for (const id of filter.space ?? []) {
    if (spaceNumber(id) === null) throw new SpaceportError('BAD_ID', `${quoted(id)} is not the id of a Space.`)
  }
  return filter.space && !filter.space.includes(context.spaceId) ? [NOTHING] : []
}

/** Rows whose key holds the text, both in the form of `textKey`. A blank text leaves all; U+0000 is in no name. */
export function containsText(text: string | null | undefined, column = 'nameKey'): Where[] {
  const key = textKey(text ?? '')
  if (key.includes('\0')) return [NOTHING]
  return key === '' ? [] : [{ [column]: { contains: literally(key) } }]
}

/** A text as a pattern of SQL's `LIKE` that means just that text; Prisma passes wildcards through. */
function literally(text: string): string {
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
  const here = ids.map((id) => readIdOf(kind, id)).filter(({ space }) => space === context.space)
  const locals = here.map(({ local }) => local)
  return [oneOf(`${relation}Id`, locals), leadsTo(relation, visible(context, kind))]
}
