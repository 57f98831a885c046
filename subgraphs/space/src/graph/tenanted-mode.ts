import { builder } from '../builder.js'

export const TenantedMode = builder.enumType('TenantedMode', {
  description: 'Whether something takes part in deployments for tenants.',
  values: {
    UNTENANTED: { description: 'Never: only in deployments for no tenant.' },
    TENANTED_OR_UNTENANTED: { description: 'In deployments for tenants and in those for none.' },
    TENANTED: { description: 'Only in deployments for a tenant.' },
  } as const,
})
