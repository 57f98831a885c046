import { visible } from '../access/visible.js'
import { allOf, oneOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'

/** The environments that exist for the caller, by number; of those that are named, if any are. */
export async function seenEnvironments(context: SpaceContext, named?: readonly number[]): Promise<number[]> {
  const where = allOf([...(named ? [oneOf('id', named)] : []), visible(context, 'Environments')])
  const rows = await context.db.environment.findMany({ where, select: { id: true } })
  return rows.map(({ id }) => id)
}
