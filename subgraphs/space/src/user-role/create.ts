import type { Permission } from '@spaceport/kit/rights/permission'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { readPermissions } from './permissions.js'

/** What a new role is to be. */
export type CreateUserRole = {
  space: string
  name: string
  description?: string | null
  permissions: Permission[]
  idempotencyKey?: string | null
}

/** Creates a custom role, which no team has yet. Throws `CONFLICT` when another one, built-in ones included, has the name. */
export function createUserRole(context: SpaceContext, input: CreateUserRole): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createUserRole',
    permission: 'UserRoleEdit',
    input,
    async run(tx) {
      const named = await freeName(input.name, 'user role', (nameKey) => tx.userRole.findUnique({ where: { nameKey } }))
      const description = readText(input.description, 'input', 'description')
      const permissions = readPermissions(input.permissions)
      const after = await tx.userRole.create({ data: { ...named, description, permissions } })
      return { answer: { local: after.id }, changed: [changed(context, 'UserRoles', { after })] }
    },
  })
}
