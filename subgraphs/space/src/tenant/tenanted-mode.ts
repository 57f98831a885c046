import { builder } from '../builder.js'

export const TenantedMode = builder.enumType('TenantedMode', {
  description: 'Whether something is deployed for tenants.',
  values: {
    UNTENANTED: { description: 'Never for tenants.' },
    TENANTED_OR_UNTENANTED: { description: 'For tenants, or for none.' },
    TENANTED: { description: 'Only for tenants.' },
  } as const,
})
