import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { RemoveProjectTenantInput, SetProjectTenantInput } from './inputs.js'
import { removeProjectTenant } from './remove-project.js'
import { setProjectTenant } from './set-project.js'
import { Tenant } from './type.js'

builder.mutationFields((t) => ({
  setProjectTenant: t.field({
    type: entityPayload('SetProjectTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantEdit',
    fleet: { route: 'input.tenant' },
    description:
      'Has a project deployed for a tenant, in some environments or in all. `NOT_OWNER` for a placeholder, `INVALID_STATE` for an archived tenant.',
    args: { input: t.arg({ type: SetProjectTenantInput, required: true, description: 'Which, and where.' }) },
    resolve: (_root, { input }, context) => outcome(async () => setProjectTenant(context, input), UNCHANGED),
  }),
  removeProjectTenant: t.field({
    type: entityPayload('RemoveProjectTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantEdit',
    fleet: { route: 'input.tenant' },
    description:
      'Has a project deployed for a tenant no more; the values of its templates for the tenant stay. `INVALID_STATE` if it was not.',
    args: { input: t.arg({ type: RemoveProjectTenantInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => removeProjectTenant(context, input), UNCHANGED),
  }),
}))
