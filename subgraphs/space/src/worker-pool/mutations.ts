import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createWorkerPool } from './create.js'
import { deleteWorkerPool } from './delete.js'
import { WorkerPool, WorkerPoolType } from './type.js'
import { updateWorkerPool } from './update.js'

const CreateWorkerPoolInput = builder.inputType('CreateWorkerPoolInput', {
  description: 'What a new worker pool is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    type: t.field({ type: WorkerPoolType, description: 'Where its workers come from; static when left out.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    isDefault: t.boolean({ description: 'Whether it is to be the default, in place of the one that is now.' }),
    workerImage: t.string({
      description: 'The image that workers are made from, at most 200 characters. `BAD_INPUT` for a static pool.',
    }),
    sortOrder: t.int({ description: 'Its place among the pools, for people; lower first. 0 by default.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateWorkerPoolInput = builder.inputType('UpdateWorkerPoolInput', {
  description: 'What is to change of a worker pool. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The worker pool, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    isDefault: t.boolean({
      description: 'True: it is to be the default, in place of the one that is now. `INVALID_STATE` for false of that.',
    }),
    workerImage: t.string({
      description: 'The image that workers are made from; null takes it away. `BAD_INPUT` for a static pool.',
    }),
    sortOrder: t.int({ description: 'Its place among the pools, for people; lower first.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteWorkerPoolInput = builder.inputType('DeleteWorkerPoolInput', {
  description: 'Which worker pool is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The worker pool, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createWorkerPool: t.field({
    type: entityPayload('CreateWorkerPool', WorkerPool, 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.space' },
    description: 'Creates a worker pool. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateWorkerPoolInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createWorkerPool(context, input), UNCHANGED),
  }),
  updateWorkerPool: t.field({
    type: entityPayload('UpdateWorkerPool', WorkerPool, 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.id' },
    description: 'Changes a worker pool. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateWorkerPoolInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateWorkerPool(context, input), UNCHANGED),
  }),
  deleteWorkerPool: t.field({
    type: deletedPayload('DeleteWorkerPool', 'worker pool', 'WorkerView'),
    nullable: true,
    access: 'WorkerEdit',
    fleet: { route: 'input.id' },
    description:
      'Deletes a worker pool. `INVALID_STATE` for the default, `IN_USE` while workers are in it or anything names it.',
    args: { input: t.arg({ type: DeleteWorkerPoolInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteWorkerPool(context, input), NOTHING_DELETED),
  }),
}))
