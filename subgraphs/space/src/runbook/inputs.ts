import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { RunbookEnvironmentScope } from './environment-scope.js'

export const CreateRunbookInput = builder.inputType('CreateRunbookInput', {
  description: 'What a new runbook is to be.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project that it is to belong to, by id.' }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the project.' }),
    description: t.string({ description: 'What it does, at most 20,000 characters.' }),
    tenantedMode: t.field({ type: TenantedMode, description: 'Whether it runs for tenants; `UNTENANTED` by default.' }),
    environmentScope: t.field({
      type: RunbookEnvironmentScope,
      description: 'In which environments it runs; `ALL` by default.',
    }),
    environments: t.idList({ description: 'The environments of the scope `SPECIFIED`, by id; at most 1,000.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateRunbookInput = builder.inputType('UpdateRunbookInput', {
  description: 'What is to change of a runbook. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The runbook, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it does; null takes the description away.' }),
    tenantedMode: t.field({ type: TenantedMode, description: 'Whether it runs for tenants.' }),
    environmentScope: t.field({ type: RunbookEnvironmentScope, description: 'In which environments it runs.' }),
    environments: t.idList({
      description: 'All environments of the scope `SPECIFIED`, by id; those that the caller cannot see stay.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

/** The input of a mutation about one runbook as it is. */
function aboutOne(name: string, description: string) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({
      id: t.id({ required: true, description: 'The runbook, by id.' }),
      expectedVersion: expectedVersion(t),
      idempotencyKey: idempotencyKey(t),
    }),
  })
}

export const ArchiveRunbookInput = aboutOne('ArchiveRunbookInput', 'Which runbook is to be archived.')

export const RestoreRunbookInput = aboutOne('RestoreRunbookInput', 'Which archived runbook is to be restored.')

export const DeleteRunbookInput = aboutOne('DeleteRunbookInput', 'Which runbook is to be deleted.')
