import { PERMISSION_NAMES, PERMISSIONS, type Permission } from '@spaceport/kit/rights/permission'
import { builder } from '../builder.js'

const values = PERMISSION_NAMES.map((name) => [name, { value: name, description: `${PERMISSIONS[name].description}.` }])

/** The permissions, the same in every subgraph that names them. */
export const PermissionEnum = builder.enumType('Permission', {
  description: 'What somebody may do, under the name that Octopus gives it.',
  values: Object.fromEntries(values) as Record<Permission, { value: Permission; description: string }>,
})
