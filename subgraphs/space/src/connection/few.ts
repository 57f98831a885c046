import { allOf, oneOf, type Where } from '../access/where.js'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'

/** Up to how many rows are named by their numbers. Of what leads to more of them the first page is soon found anyway. */
const FEW = 1_000

/**
 * Rows whose column leads to one of those of a kind that fulfil a condition and exist for the caller, named by their numbers; null if they are
 * too many. PostgreSQL reads rows that lead here or there by two indexes at once where it has numbers, but reads them all where it has conditions.
 */
export async function leadsToFew(
  context: SpaceContext,
  column: string,
  kind: Kind,
  condition: Where,
): Promise<Where | null> {
  const where = allOf([condition, visible(context, kind)])
  const rows = await findRows(context.db, modelOf(KINDS[kind]), { where, take: FEW + 1, select: { id: true } })
  if (rows.length > FEW) return null
  return oneOf(
    column,
    rows.map(({ id }) => id),
  )
}
