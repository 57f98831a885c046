import { Prisma } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import type { JoinModel, Model } from '../entity/model.js'
import { isAsked, type NamesAsked } from './names-asked.js'

/** Up to how many different values of a column are looked at for names. */
const MOST_DIFFERENT = 1_000

/**
 * The values that a column of texts has and that are called by one of the names; null if it has too many different ones to look at. The
 * column must be the first of an index, in which each next value is found without a look at the rows between.
 */
export async function valuesAsked(
  { db }: SpaceContext,
  model: Model | JoinModel,
  column: string,
  names: NamesAsked,
): Promise<string[] | null> {
  const from = Prisma.raw(`"${tableOf(model)}"`)
  const own = Prisma.raw(`"${column}"`)
  const rows = await db.$queryRaw<{ value: string }[]>`
    WITH RECURSIVE different (value) AS (
      (SELECT ${own} FROM ${from} ORDER BY ${own} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${own} FROM ${from} WHERE ${own} > value ORDER BY ${own} LIMIT 1) FROM different WHERE value IS NOT NULL
    ) SELECT value FROM different WHERE value IS NOT NULL LIMIT ${MOST_DIFFERENT + 1}`
  if (rows.length > MOST_DIFFERENT) return null
  return rows.map(({ value }) => value).filter((value) => isAsked(names, value))
}

function tableOf(model: Model | JoinModel): string {
  return model === 'event' ? 'audit_event' : model.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
