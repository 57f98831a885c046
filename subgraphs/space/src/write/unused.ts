import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { countRows, findRows, modelOf } from '../entity/model.js'
import type { Tx } from './change.js'

/** A way in which something may be used: by rows of a kind that fulfil a condition. */
export type Use = {
  kind: Kind
  where: Where
  /** What such rows are called, for one and for several: `['project', 'projects']`. */
  called: readonly [one: string, several: string]
  /** The column that names a row; `name` when left out. */
  column?: string
}

/** How many users a refusal names. */
const MOST_NAMES = 5

/**
 * Throws `IN_USE` while anything uses what is to go: "It is used by 3 projects: Ledger, Payments API and 1 that you cannot see." Rows that do not
 * exist for the caller are counted, since the refusal must be true, but not named.
 */
export async function requireUnused(
  tx: Tx,
  context: SpaceContext,
  uses: readonly Use[],
  ...path: string[]
): Promise<void> {
  const told: string[] = []
  for (const use of uses) {
    const count = await countRows(tx, modelOf(KINDS[use.kind]), use.where)
    if (count > 0) told.push(await tell(tx, context, use, count))
  }
  if (told.length > 0) throw refuse('IN_USE', `It is used by ${told.join('; and by ')}.`, ...path)
}

async function tell(tx: Tx, context: SpaceContext, use: Use, count: number): Promise<string> {
  const { kind, where, called, column = 'name' } = use
  const model = modelOf(KINDS[kind])
  const seen = allOf([where, visible(context, kind)])
  const rows = await findRows(tx, model, {
    where: seen,
    orderBy: [{ id: 'asc' }],
    take: MOST_NAMES,
    select: { id: true, [column]: true },
  })
  const names = rows.map((row) => String(row[column]))
  const unseen = count - (await countRows(tx, model, seen))
  const more = count - unseen - names.length
  const rest = [...(more > 0 ? [`${more} more`] : []), ...(unseen > 0 ? [`${unseen} that you cannot see`] : [])]
  return `${count} ${called[count === 1 ? 0 : 1]}: ${[...names, ...rest].join(', ')}`
}
