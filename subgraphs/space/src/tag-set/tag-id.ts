import { SpaceportError } from '@spaceport/kit/errors'
import { entityId, parseEntityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { leadsTo } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import type { Tx } from '../write/change.js'
import { unknown, withPath } from '../write/references.js'

/** The most tags that one input may name. */
export const MOST_TAGS = 1_000

/** The id of a tag: `Spaces-12/Tags-7`. A tag is a part of its set: `node` does not find it. */
export function tagId({ space }: Pick<SpaceContext, 'space'>, local: number): string {
  return entityId(space, 'Tags', local)
}

/** Takes the id of a tag apart. Throws `BAD_ID` for any other. */
export function readTagId(id: string): { space: number; local: number } {
  const parsed = parseEntityId(id)
  if (parsed?.kind === 'Tags') return parsed
  throw new SpaceportError('BAD_ID', `${quoted(id)} is not the id of a tag.`)
}

/** The local ids of those tags that are of this Space, for filters. Throws `BAD_ID` for a malformed one. */
export function localTags(ids: readonly string[], context: SpaceContext): number[] {
  const here = ids.map(readTagId).filter(({ space }) => space === context.space)
  return here.map(({ local }) => local)
}

/**
 * The local ids of the tags that an input names, each once, in order. Throws `BAD_INPUT` for too many, `BAD_ID` for other ids and for
 * other Spaces, `NOT_FOUND` for a tag that does not exist for the caller.
 */
export async function requireTags(
  tx: Tx,
  context: SpaceContext,
  ids: readonly string[],
  ...path: string[]
): Promise<number[]> {
  if (ids.length > MOST_TAGS) throw refuse('BAD_INPUT', `At most ${MOST_TAGS} tags.`, ...path)
  const locals = [...new Set(ids.map((id) => readTag(context, id, path)))]
  if (locals.length === 0) return []
  const found = await tx.tag.findMany({
    where: { id: { in: locals }, ...leadsTo('tagSet', visible(context, 'TagSets')) },
    select: { id: true },
  })
  const known = new Set(found.map(({ id }) => id))
  const missing = locals.find((local) => !known.has(local))
  if (missing !== undefined) throw unknown(tagId(context, missing), ...path)
  return locals
}

function readTag(context: SpaceContext, id: string, path: string[]): number {
  const { space, local } = withPath(() => readTagId(id), path)
  if (space === context.space) return local
  throw refuse('BAD_ID', `${quoted(id)} is in another Space; only a tag of ${context.spaceId} fits.`, ...path)
}
