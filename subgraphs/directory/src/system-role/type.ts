import type { SystemRole } from '@spaceport/kit/caller'
import { SYSTEM_ROLES } from '@spaceport/kit/rights/system'
import { builder } from '../builder.js'

/** The roles over the whole fleet. */
export const SystemRoleEnum = builder.enumType('SystemRole', {
  description: 'A role over the whole fleet. It gives no right inside any Space.',
  values: {
    SYSTEM_ADMINISTRATOR: {
      value: 'SystemAdministrator' satisfies SystemRole,
      description: SYSTEM_ROLES.SystemAdministrator.description,
    },
    SYSTEM_MANAGER: {
      value: 'SystemManager' satisfies SystemRole,
      description: SYSTEM_ROLES.SystemManager.description,
    },
  } as const,
})
