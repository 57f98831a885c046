import { allSeen } from '../../access/seen.js'
import { visible } from '../../access/visible.js'
import { allOf } from '../../access/where.js'
import type { SpaceContext } from '../../context.js'
import { KINDS, type Kind } from '../../entity/kinds.js'
import { findRows, modelOf } from '../../entity/model.js'
import type { Tx } from '../../write/change.js'
import type { Knows, Named } from './refusal.js'

/** What of some things exists for the caller, read in a transaction: by one statement for each kind. */
export async function knownIn(tx: Tx, context: SpaceContext, things: readonly Named[]): Promise<Knows> {
  return known(things, async (kind, ids) => {
    const where = allOf([{ id: { in: ids } }, visible(context, kind)])
    return findRows(tx, modelOf(KINDS[kind]), { where, select: { id: true } })
  })
}

/** The same outside of any transaction, together with all else that is asked about at the same time. */
export async function knownTo(context: SpaceContext, things: readonly Named[]): Promise<Knows> {
  return known(things, (kind, ids) =>
    allSeen(
      context,
      kind,
      ids.map((id) => ({ id })),
    ),
  )
}

async function known(
  things: readonly Named[],
  find: (kind: Kind, ids: number[]) => Promise<{ id: number }[]>,
): Promise<Knows> {
  const seen = new Set<string>()
  for (const kind of new Set(things.map((thing) => thing.kind))) {
    const ids = [...new Set(things.filter((thing) => thing.kind === kind).map(({ id }) => id))]
    for (const { id } of await find(kind, ids)) seen.add(`${kind} ${id}`)
  }
  return (kind, id) => seen.has(`${kind} ${id}`)
}
