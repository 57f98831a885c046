import { SpaceportError } from '@spaceport/kit/errors'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Where } from '../access/where.js'
import { readName } from '../write/text.js'

/** The most roles of a target, and of a filter. */
const MOST = 100

/** The roles that an input gives a target, each once whatever its case, in order. Throws `BAD_INPUT`. */
export function readRoles(roles: readonly string[]): string[] {
  const path = ['input', 'roles']
  if (roles.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} roles.`, ...path)
  const read = roles.map((role) => readName(role, ...path))
  return [...new Map(read.map((role) => [textKey(role), role])).values()].sort()
}

/** Targets with one of the roles, written just so. Throws `BAD_INPUT` for too many. */
export function rolesAsked(roles: readonly string[] | null | undefined): Where[] {
  if (!roles) return []
  if (roles.length > MOST) throw new SpaceportError('BAD_INPUT', `At most ${MOST} roles.`)
  const known = roles.filter((role) => role.isWellFormed() && !role.includes('\0'))
  return [{ roles: { some: { role: { in: known } } } }]
}
