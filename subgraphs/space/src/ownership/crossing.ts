import type { Variable } from '@spaceport/database/space'
import { entityId } from '@spaceport/kit/ids'
import type { Crossing } from './portion.js'

/** The parts of a scope that only its own Space knows: numbers that mean nothing elsewhere. */
const LOCAL = [
  ['targetIds', 'deployment targets'],
  ['stepIds', 'steps'],
  ['channelIds', 'channels'],
  ['tenantTagIds', 'tags of tenants'],
  ['processIds', 'processes'],
] as const

/** Why a value that holds for some of what moves cannot follow it; null if it can, or has gone before. */
export function crossingOf(
  space: number,
  row: Variable,
  moving: ReadonlySet<number>,
  names: ReadonlyMap<number, string>,
): Crossing | null {
  const staying = row.environmentIds.filter((id) => !moving.has(id))
  const local = LOCAL.flatMap(([column, called]) => (row[column].length > 0 ? called : []))
  const why = reason(
    row,
    staying.map((id) => names.get(id) ?? ''),
    local,
  )
  if (why === null) return null
  const scope = row.environmentIds.map((id) => names.get(id) ?? '')
  return { id: entityId(space, 'Variables', row.id), name: row.name, scope, why }
}

function reason(row: Variable, staying: readonly string[], local: readonly string[]): string | null {
  if (staying.length > 0) return `It also holds for ${staying.join(', ')}: its scope crosses owners.`
  if (row.remoteOf !== null) return 'It is owned elsewhere.'
  return local.length > 0 ? `It holds only for some ${local.join(' and ')}, which stay here.` : null
}
