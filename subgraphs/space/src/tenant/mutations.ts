import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { archiveTenant, restoreTenant } from './archive.js'
import { cloneTenant } from './clone.js'
import { createTenant } from './create.js'
import { deleteTenant } from './delete.js'
import {
  ArchiveTenantInput,
  CloneTenantInput,
  CreateTenantInput,
  DeleteTenantInput,
  RestoreTenantInput,
  UpdateTenantInput,
} from './inputs.js'
import { Tenant } from './type.js'
import { updateTenant } from './update.js'

builder.mutationFields((t) => ({
  createTenant: t.field({
    type: entityPayload('CreateTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a tenant. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateTenantInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createTenant(context, input), UNCHANGED),
  }),
  updateTenant: t.field({
    type: entityPayload('UpdateTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a tenant. `NOT_OWNER` for a placeholder, `INVALID_STATE` for an archived one, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateTenantInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateTenant(context, input), UNCHANGED),
  }),
  cloneTenant: t.field({
    type: entityPayload('CloneTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantCreate',
    fleet: { route: 'input.tenant' },
    description:
      'Creates a tenant with the tags and values of another, for which the same projects are deployed, as far as the caller can see them.',
    args: { input: t.arg({ type: CloneTenantInput, required: true, description: 'Which, and its name.' }) },
    resolve: (_root, { input }, context) => outcome(async () => cloneTenant(context, input), UNCHANGED),
  }),
  archiveTenant: t.field({
    type: entityPayload('ArchiveTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantEdit',
    fleet: { route: 'input.id' },
    description:
      'Archives a tenant: it becomes read-only, and nothing is deployed for it. `NOT_OWNER` for a placeholder.',
    args: { input: t.arg({ type: ArchiveTenantInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => archiveTenant(context, input), UNCHANGED),
  }),
  restoreTenant: t.field({
    type: entityPayload('RestoreTenant', Tenant, 'TenantView'),
    nullable: true,
    access: 'TenantEdit',
    fleet: { route: 'input.id' },
    description: 'Restores an archived tenant to what it was before.',
    args: { input: t.arg({ type: RestoreTenantInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => restoreTenant(context, input), UNCHANGED),
  }),
  deleteTenant: t.field({
    type: deletedPayload('DeleteTenant', 'tenant', 'TenantView'),
    nullable: true,
    access: 'TenantDelete',
    fleet: { route: 'input.id' },
    description:
      'Deletes a tenant with its values, and with its deployments and tasks that are over; `archiveTenant` keeps those. `IN_USE` while one of them is not over, or a target, account or certificate names it.',
    args: { input: t.arg({ type: DeleteTenantInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteTenant(context, input), NOTHING_DELETED),
  }),
}))
