import { SpaceportError } from '@spaceport/kit/errors'
import { parseEntityId, parseId } from '@spaceport/kit/ids'
import { PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'

/** What an id is about: something of a Space, the Space itself, or the fleet. */
export type Subject = { level: 'FLEET'; space: number | null } | { level: 'SPACE'; space: number }

/** Kinds that belong to the fleet as a whole. */
const FLEET_KINDS = new Set(['Users', 'Groups', 'Instances', 'Zones', 'Trusts', 'Promotions'])

/**
 * Who decides about a permission for what an id names: the Space, for what can be granted in Spaces and an id of a Space or of something in
 * it; else the roles over the fleet. Throws `BAD_ID`.
 */
export function subjectOf(entity: string, permission: Permission): Subject {
  const inSpace = parseEntityId(entity)?.space ?? spaceItself(entity)
  if (inSpace !== null) {
    const level = PERMISSIONS[permission].levels.includes('space') ? 'SPACE' : 'FLEET'
    return { level, space: inSpace }
  }
  if (FLEET_KINDS.has(parseId(entity)?.kind ?? '')) return { level: 'FLEET', space: null }
  const shown = JSON.stringify(entity.length > 80 ? `${entity.slice(0, 80)}...` : entity)
  throw new SpaceportError('BAD_ID', `${shown} is not the id of anything.`)
}

function spaceItself(entity: string): number | null {
  const parsed = parseId(entity)
  return parsed?.kind === 'Spaces' ? parsed.n : null
}
