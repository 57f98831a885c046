import { PERMISSION_NAMES, PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'
import { builder } from '../builder.js'

const values = PERMISSION_NAMES.map((name) => [name, { value: name, description: `${PERMISSIONS[name].description}.` }])

/** Every permission, as the `space` subgraph has them too. */
export const PermissionEnum = builder.enumType('Permission', {
  description: "What somebody may do, under Octopus's name for it.",
  values: Object.fromEntries(values) as Record<Permission, { value: Permission; description: string }>,
})
