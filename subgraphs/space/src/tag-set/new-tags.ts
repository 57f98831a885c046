import { visible } from '../access/visible.js'
import { NOTHING } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireTags } from './tag-id.js'

/**
 * The tags that something is to have: all that an input names, or those that it had where the input leaves them out, or where the caller
 * cannot see tags at all. Throws as `requireTags`.
 */
export async function newTags(
  tx: Tx,
  context: SpaceContext,
  before: readonly number[],
  ids: readonly string[] | null | undefined,
  ...path: string[]
): Promise<number[]> {
  if (!ids) return [...before]
  const wanted = await requireTags(tx, context, ids, ...path)
  return visible(context, 'TagSets') === NOTHING ? [...before] : wanted
}
