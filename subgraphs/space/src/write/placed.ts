import { parseEntityId } from '@spaceport/kit/ids'
import { DIMENSIONS } from '@spaceport/kit/rights/permission'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Changed } from '@spaceport/kit/write/audit'
import { NOT_YET, positionOf } from '../access/position.js'
import { isKind } from '../entity/kinds.js'
import type { Tx } from './change.js'

/**
 * Says of each thing changed where it stands now and where it stood until now (`before`): so that whoever may see only part of a
 * Space's events sees those of their part, also of what left it.
 */
export async function placed(tx: Tx, changed: readonly Changed[], before: Position): Promise<Changed[]> {
  const all: Changed[] = []
  for (const one of changed) all.push(one.scope ? one : { ...one, scope: union(before, await placeNow(tx, one)) })
  return all
}

async function placeNow(tx: Tx, { id, after }: Changed): Promise<Position | null> {
  const parsed = after === null ? null : parseEntityId(id)
  return parsed && isKind(parsed.kind) ? positionOf(tx, parsed.kind, parsed.local) : null
}

function union(before: Position, now: Position | null): Position {
  const ids = (dimension: (typeof DIMENSIONS)[number]) =>
    [...new Set([...before[dimension], ...(now?.[dimension] ?? [])])].filter((id) => id !== NOT_YET)
  return {
    ProjectGroups: ids('ProjectGroups'),
    Projects: ids('Projects'),
    Environments: ids('Environments'),
    Tenants: ids('Tenants'),
  }
}
