import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { EndpointStyle } from '../deployment-target/endpoint-style.js'
import { healthFields } from '../deployment-target/inputs.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createWorker } from './create.js'
import { deleteWorker } from './delete.js'
import { reportWorkerHealth } from './report-health.js'
import { Worker } from './type.js'
import { updateWorker } from './update.js'

type Types = typeof builder.$inferSchemaTypes

/** What can be said of any worker, new or not. */
function settings(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    uri: t.string({ description: 'Where it is reached, such as `https://host:10933/`, as its style takes it.' }),
    thumbprint: t.string({
      description: "Its certificate's thumbprint, in hexadecimal digits; for `SSH` the fingerprint of its host's key.",
    }),
    machinePolicy: t.id({ description: 'How it is looked after, by id.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters; null takes it away.' }),
    operatingSystem: t.string({ description: 'What runs on it, at most 200 characters; null takes it away.' }),
    isDisabled: t.boolean({ description: 'Whether it is to get no work.' }),
    idempotencyKey: idempotencyKey(t),
  }
}

const CreateWorkerInput = builder.inputType('CreateWorkerInput', {
  description: 'What a new worker is to be. Without a machine policy it has the default one.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    endpointStyle: t.field({
      type: EndpointStyle,
      required: true,
      description: 'How it is spoken to: as a Tentacle, also in Kubernetes, or by SSH; `BAD_INPUT` for other styles.',
    }),
    workerPools: t.idList({ required: true, description: 'The static pools that it is in, by id; 1 to 1,000.' }),
    ...settings(t),
  }),
})

const UpdateWorkerInput = builder.inputType('UpdateWorkerInput', {
  description:
    'What is to change of a worker. What is left out stays; but with another style, its address is as given.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The worker, by id.' }),
    name: t.string({ description: 'The new name.' }),
    endpointStyle: t.field({ type: EndpointStyle, description: 'How it is spoken to.' }),
    workerPools: t.idList({ description: 'All static pools that it is to be in, by id; 1 to 1,000.' }),
    ...settings(t),
    expectedVersion: expectedVersion(t),
  }),
})

const DeleteWorkerInput = builder.inputType('DeleteWorkerInput', {
  description: 'Which worker is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The worker, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const ReportWorkerHealthInput = builder.inputType('ReportWorkerHealthInput', {
  description: 'What a health check of a worker found.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The worker, by id.' }), ...healthFields(t) }),
})

builder.mutationFields((t) => ({
  createWorker: t.field({
    type: entityPayload('CreateWorker', Worker, 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.space' },
    description:
      'Creates a worker. `BAD_INPUT` for what does not fit its style, `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateWorkerInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createWorker(context, input), UNCHANGED),
  }),
  updateWorker: t.field({
    type: entityPayload('UpdateWorker', Worker, 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.id' },
    description: 'Changes a worker. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateWorkerInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateWorker(context, input), UNCHANGED),
  }),
  deleteWorker: t.field({
    type: deletedPayload('DeleteWorker', 'worker', 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.id' },
    description: 'Deletes a worker, and takes it out of its pools.',
    args: { input: t.arg({ type: DeleteWorkerInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteWorker(context, input), NOTHING_DELETED),
  }),
  reportWorkerHealth: t.field({
    type: entityPayload('ReportWorkerHealth', Worker, 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.id' },
    description:
      'For executors: says how a worker was when its health was checked. What is older than the last report changes nothing.',
    args: { input: t.arg({ type: ReportWorkerHealthInput, required: true, description: 'Which, and how it is.' }) },
    resolve: (_root, { input }, context) => outcome(async () => reportWorkerHealth(context, input), UNCHANGED),
  }),
}))
