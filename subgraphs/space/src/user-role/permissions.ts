import { PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'
import { FIRST_CUSTOM_ROLE } from '@spaceport/kit/rights/role'
import { refuse } from '@spaceport/kit/write/outcome'

/** The most permissions that an input may name. */
const MOST = 1_000

/** The permissions that a custom role is to have, each once, by name. Throws `BAD_INPUT` for one that no Space gives, and for too many. */
export function readPermissions(names: readonly Permission[]): Permission[] {
  if (names.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} permissions.`, 'input', 'permissions')
  const odd = names.find((name) => !PERMISSIONS[name].levels.includes('space'))
  if (odd)
    throw refuse('BAD_INPUT', `${odd} holds over the whole fleet; no role of a Space gives it.`, 'input', 'permissions')
  return [...new Set(names)].sort()
}

/** Throws `INVALID_STATE` for a built-in role. */
export function requireCustom(local: number): void {
  if (local < FIRST_CUSTOM_ROLE) throw refuse('INVALID_STATE', 'A built-in role stays as it is.', 'input', 'id')
}
