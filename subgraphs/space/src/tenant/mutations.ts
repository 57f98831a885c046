import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createTenant } from './create.js'
import { Tenant } from './type.js'
import { updateTenant } from './update.js'

const CreateTenantInput = builder.inputType('CreateTenantInput', {
  description: 'What a new tenant is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'Who it is, at most 20,000 characters.' }),
    remoteOf: t.id({
      description: 'The tenant of another Space, by id, that this is to be a read-only placeholder for.',
    }),
    projects: t.idList({ description: 'The projects that are deployed for it, by id; at most 1,000.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateTenantInput = builder.inputType('UpdateTenantInput', {
  description: 'What is to change of a tenant. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The tenant, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'Who it is; null takes the description away.' }),
    projects: t.idList({ description: 'All projects that are to be deployed for it, by id; at most 1,000.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

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
    description: 'Changes a tenant. `NOT_OWNER` for a placeholder, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateTenantInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateTenant(context, input), UNCHANGED),
  }),
}))
