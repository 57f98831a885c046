import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { quoted, readIdOf, type Kind } from '../entity/kinds.js'

/** The refusal of an id that names nothing that the caller can see, or nothing of the project. */
export function notFound(what: string): SpaceportError {
  return new SpaceportError('NOT_FOUND', `There is no ${what}.`)
}

/**
 * What an argument names: as `find` reads it, by a condition under which only what exists for the caller is found. Null where nothing is named.
 * Throws `BAD_ID`, `NOT_FOUND`.
 */
export async function namedBy<Row>(
  context: SpaceContext,
  kind: Kind,
  id: string | null | undefined,
  find: (where: Where) => PromiseLike<Row | null>,
): Promise<Row | null> {
  if (id === null || id === undefined) return null
  const { space, local } = readIdOf(kind, id)
  const row = space === context.space ? await find(allOf([{ id: local }, visible(context, kind)])) : null
  if (!row) throw notFound(quoted(id))
  return row
}
