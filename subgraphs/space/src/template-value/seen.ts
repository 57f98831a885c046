import { visible } from '../access/visible.js'
import { allOf, oneOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'

/** The rows of a kind that exist for the caller, by number; of those that are named, if any are. */
export async function seenNumbers(context: SpaceContext, kind: Kind, named?: readonly number[]): Promise<number[]> {
  const where = allOf([...(named ? [oneOf('id', named)] : []), visible(context, kind)])
  const rows = await findRows(context.db, modelOf(KINDS[kind]), { where, select: { id: true } })
  return rows.map(({ id }) => id)
}
