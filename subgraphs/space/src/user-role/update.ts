import type { Permission } from '@spaceport/kit/rights/permission'
import type { Rights } from '@spaceport/kit/rights/decide'
import type { SpaceContext } from '../context.js'
import { requireOwnToGive } from '../rights/give.js'
import { holdRights, holdRightsOf } from '../rights/hold.js'
import { scopeOf } from '../rights/scope.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { readPermissions, requireCustom } from './permissions.js'

/** What is to change of a custom role; what is left out stays. */
export type UpdateUserRole = {
  id: string
  name?: string | null
  description?: string | null
  /** All that it is to allow. */
  permissions?: Permission[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a custom role, for all teams that have it: what it allows from now on is given to them, so that takes having it as far as they
 * do, else throws `FORBIDDEN`. Throws `INVALID_STATE` for a built-in role, `VERSION_CONFLICT`, or `CONFLICT` for a taken name.
 */
export function updateUserRole(context: SpaceContext, input: UpdateUserRole): Promise<{ local: number }> {
  const local = readSubject(context, 'UserRoles', input.id, 'id')
  return change(context, {
    operation: 'updateUserRole',
    permission: 'UserRoleEdit',
    input,
    at: (tx) => holdRightsOf(tx, context, 'UserRoles', local, 'input', 'id'),
    async run(tx) {
      const rights = await holdRights(tx, context, 'UserRoleEdit')
      requireCustom(local)
      const before = await tx.userRole.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'UserRoles', before, input.expectedVersion)
      const { description } = input
      const after = await tx.userRole.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(await newPermissions(tx, rights, before, input)),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'UserRoles', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateUserRole) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'user role', (nameKey) => tx.userRole.findFirst({ where: { nameKey, id: { not: local } } }))
}

async function newPermissions(
  tx: Tx,
  rights: Rights,
  before: { id: number; permissions: string[] },
  { permissions: wanted }: UpdateUserRole,
) {
  if (!wanted) return {}
  const permissions = readPermissions(wanted)
  const added = permissions.filter((name) => !before.permissions.includes(name))
  const assigned = await tx.scopedUserRole.findMany({ where: { roleId: before.id } })
  await requireOwnToGive(
    tx,
    rights,
    assigned.map((one) => ({ permissions: added, scope: scopeOf(one) })),
  )
  return { permissions }
}
