import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'

export const CreateTenantInput = builder.inputType('CreateTenantInput', {
  description: 'What a new tenant is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'Who it is, at most 20,000 characters.' }),
    remoteOf: t.id({
      description: 'The tenant of another Space, by id, that this is to be a read-only placeholder for.',
    }),
    projects: t.idList({ description: 'The projects that are deployed for it, by id; at most 1,000.' }),
    tags: t.idList({ description: 'Its tags, by id; at most 1,000.' }),
    isDisabled: t.boolean({ description: 'Whether nothing is to be deployed for it yet.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateTenantInput = builder.inputType('UpdateTenantInput', {
  description: 'What is to change of a tenant. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The tenant, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'Who it is; null takes the description away.' }),
    projects: t.idList({ description: 'All projects that are to be deployed for it, by id; at most 1,000.' }),
    tags: t.idList({ description: 'All tags that it is to have, by id; at most 1,000.' }),
    isDisabled: t.boolean({ description: 'Whether nothing is to be deployed for it.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const CloneTenantInput = builder.inputType('CloneTenantInput', {
  description: 'Which tenant is to be copied.',
  fields: (t) => ({
    tenant: t.id({ required: true, description: 'The tenant, by id.' }),
    name: t.string({ required: true, description: 'The name of the copy, 1 to 200 characters, unique in the Space.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

/** An input that names a tenant alone. */
function oneTenant(mutation: string, description: string) {
  return builder.inputType(`${mutation}Input`, {
    description,
    fields: (t) => ({
      id: t.id({ required: true, description: 'The tenant, by id.' }),
      expectedVersion: expectedVersion(t),
      idempotencyKey: idempotencyKey(t),
    }),
  })
}

export const ArchiveTenantInput = oneTenant('ArchiveTenant', 'Which tenant is to be archived.')
export const RestoreTenantInput = oneTenant('RestoreTenant', 'Which archived tenant is to be restored.')
export const DeleteTenantInput = oneTenant('DeleteTenant', 'Which tenant is to be deleted.')

export const SetProjectTenantInput = builder.inputType('SetProjectTenantInput', {
  description: 'Which project is to be deployed for which tenant, and where.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project, by id.' }),
    tenant: t.id({ required: true, description: 'The tenant, by id.' }),
    environments: t.idList({
      description:
        'Only for these environments, by id; at most 1,000. For all of the project when left out, null or empty; else those that the caller cannot see stay.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const RemoveProjectTenantInput = builder.inputType('RemoveProjectTenantInput', {
  description: 'Which project is to be deployed for which tenant no more.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project, by id.' }),
    tenant: t.id({ required: true, description: 'The tenant, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})
