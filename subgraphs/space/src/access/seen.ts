import DataLoader from 'dataloader'
import type { SpaceContext } from '../context.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'
import { positionById } from './position.js'
import { maySee } from './view.js'
import { visible } from './visible.js'
import { allOf, EVERYTHING, NOTHING } from './where.js'

type Asked = DataLoader<number, boolean>

const loaders = new WeakMap<SpaceContext, Map<Kind, Asked>>()

/**
 * The row that another one refers to, if it exists for the caller; else null. Prisma can filter what a row has many of, but not what it
 * refers to, so this is asked afterwards: by no statement where the caller sees all or none of the kind or where the id alone tells, else
 * by one for all rows of that kind that are asked about at the same time.
 */
export function seen<Row extends { id: number }>(
  context: SpaceContext,
  kind: Kind,
  row: Row | null,
): Row | null | Promise<Row | null> {
  if (!row) return null
  const where = visible(context, kind)
  if (where === EVERYTHING) return row
  if (where === NOTHING) return null
  const position = positionById(kind, row.id)
  if (position) return maySee(context.rights, kind, position) ? row : null
  return loaderOf(context, kind)
    .load(row.id)
    .then((exists) => (exists ? row : null))
}

/** Those of the rows that exist for the caller, in their order. */
export async function allSeen<Row extends { id: number }>(
  context: SpaceContext,
  kind: Kind,
  rows: readonly Row[],
): Promise<Row[]> {
  const asked = await Promise.all(rows.map((row) => seen(context, kind, row)))
  return asked.filter((row) => row !== null)
}

function loaderOf(context: SpaceContext, kind: Kind): Asked {
  let byKind = loaders.get(context)
  if (!byKind) loaders.set(context, (byKind = new Map()))
  let loader = byKind.get(kind)
  if (!loader) byKind.set(kind, (loader = new DataLoader(exist(context, kind), { cache: false, maxBatchSize: 10_000 })))
  return loader
}

/** Without a cache: a mutation later in the same request may move what is asked about. */
function exist(context: SpaceContext, kind: Kind) {
  return async (ids: readonly number[]) => {
    const where = allOf([{ id: { in: [...new Set(ids)] } }, visible(context, kind)])
    const found = await findRows(context.db, modelOf(KINDS[kind]), { where, select: { id: true } })
    const known = new Set(found.map(({ id }) => id))
    return ids.map((id) => known.has(id))
  }
}
