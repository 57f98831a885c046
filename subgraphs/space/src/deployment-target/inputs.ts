import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { EndpointStyle, HealthStatus } from './endpoint-style.js'

type Types = typeof builder.$inferSchemaTypes

/** What can be said of any target, new or not. */
function settings(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    uri: t.string({
      description:
        'Where it is reached, such as `https://host:10933/`, `poll://name/` or `ssh://host:22/`, as its style takes it.',
    }),
    thumbprint: t.string({
      description: "Its certificate's thumbprint, in hexadecimal digits; for `SSH` the fingerprint of its host's key.",
    }),
    endpoint: t.field({
      type: 'JSON',
      description:
        'What else its style needs to know: an object of at most 20,000 characters, without secrets. `BAD_INPUT` for what the style does not know.',
    }),
    account: t.id({ description: 'The account by which it is spoken to, by id; of a type that fits its style.' }),
    workerPool: t.id({ description: 'The pool of the workers that speak to it, by id; null: the one of each step.' }),
    machinePolicy: t.id({ description: 'How it is looked after, by id.' }),
    roles: t.stringList({ description: 'All that it is for; at most 100, each of at most 200 characters.' }),
    tenants: t.idList({ description: 'All tenants that it is for, by id; at most 1,000.' }),
    tenantTags: t.idList({ description: 'All tags of the tenants that it is for, by id; at most 1,000.' }),
    tenantedMode: t.field({
      type: TenantedMode,
      description: 'In whose deployments it takes part. `BAD_INPUT` for `UNTENANTED` with tenants or tags.',
    }),
    description: t.string({ description: 'What it is, at most 20,000 characters; null takes it away.' }),
    operatingSystem: t.string({ description: 'What runs on it, at most 200 characters; null takes it away.' }),
    isDisabled: t.boolean({ description: 'Whether deployments and health checks are to pass it over.' }),
    idempotencyKey: idempotencyKey(t),
  }
}

export const CreateDeploymentTargetInput = builder.inputType('CreateDeploymentTargetInput', {
  description:
    'What a new deployment target is to be. Without a machine policy it has the default one; with tenants or tags it is tenanted unless it says otherwise.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    endpointStyle: t.field({ type: EndpointStyle, required: true, description: 'How it is spoken to.' }),
    environments: t.idList({ required: true, description: 'The environments that it is in, by id; 1 to 1,000.' }),
    ...settings(t),
  }),
})

export const UpdateDeploymentTargetInput = builder.inputType('UpdateDeploymentTargetInput', {
  description:
    'What is to change of a deployment target. What is left out stays; but with another style, its address, endpoint and account are as given.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The deployment target, by id.' }),
    name: t.string({ description: 'The new name.' }),
    endpointStyle: t.field({ type: EndpointStyle, description: 'How it is spoken to.' }),
    environments: t.idList({
      description: 'All environments that it is to be in, by id; 1 to 1,000. Those that the caller cannot see stay.',
    }),
    ...settings(t),
    expectedVersion: expectedVersion(t),
  }),
})

export const DeleteDeploymentTargetInput = builder.inputType('DeleteDeploymentTargetInput', {
  description: 'Which deployment target is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The deployment target, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

/** What a report of a health check says, of whatever machine. */
export function healthFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    health: t.field({ type: HealthStatus, required: true, description: 'How it is.' }),
    summary: t.string({ description: 'What was found, for people; at most 20,000 characters.' }),
    at: t.field({
      type: 'DateTime',
      description: 'When it was checked; now when left out. `BAD_INPUT` for a time to come.',
    }),
    idempotencyKey: idempotencyKey(t),
  }
}

export const ReportMachineHealthInput = builder.inputType('ReportMachineHealthInput', {
  description: 'What a health check of a deployment target found.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The deployment target, by id.' }),
    ...healthFields(t),
  }),
})
