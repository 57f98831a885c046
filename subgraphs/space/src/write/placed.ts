import { parseEntityId } from '@spaceport/kit/ids'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Changed } from '@spaceport/kit/write/audit'
import { positionOf } from '../access/position.js'
import { isKind } from '../entity/kinds.js'
import type { Tx } from './change.js'

/**
 * Says of each thing changed where it stands now, or stood until now (`before`): so that whoever may see only part of a Space's events
 * sees those of their part.
 */
export async function placed(tx: Tx, changed: readonly Changed[], before: Position): Promise<Changed[]> {
  const all: Changed[] = []
  for (const one of changed) all.push(one.scope ? one : { ...one, scope: await placeOf(tx, one, before) })
  return all
}

async function placeOf(tx: Tx, { id, after }: Changed, before: Position): Promise<Position> {
  const parsed = after === null ? null : parseEntityId(id)
  const now = parsed && isKind(parsed.kind) ? await positionOf(tx, parsed.kind, parsed.local) : null
  return now ?? before
}
