import { PERMISSIONS, PERMISSION_NAMES, type Permission as Name } from '@spaceport/kit/rights/permission'
import { builder } from '../builder.js'

/** The same enum as the directory's, value for value: both come from kit. */
export const Permission = builder.enumType('Permission', {
  description: 'What somebody may do, under the name that Octopus gives it.',
  values: Object.fromEntries(
    PERMISSION_NAMES.map((name) => [name, { value: name, description: `${PERMISSIONS[name].description}.` }]),
  ) as { [P in Name]: { value: P; description: string } },
})
