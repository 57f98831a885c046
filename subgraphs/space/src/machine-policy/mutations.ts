import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createMachinePolicy } from './create.js'
import { deleteMachinePolicy } from './delete.js'
import { MachinePolicy } from './type.js'
import { updateMachinePolicy } from './update.js'

const CreateMachinePolicyInput = builder.inputType('CreateMachinePolicyInput', {
  description: 'What a new machine policy is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    isDefault: t.boolean({ description: 'Whether it is to be the default, in place of the one that is now.' }),
    healthCheckInterval: t.int({
      description: 'Seconds between health checks, from 1; null: none. A day when left out.',
    }),
    mayBeOffline: t.boolean({ description: 'Whether its machines may be unavailable; false when left out.' }),
    deleteUnavailableAfter: t.int({
      description: 'Seconds after which an unavailable machine may be deleted, from 1; never when left out.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateMachinePolicyInput = builder.inputType('UpdateMachinePolicyInput', {
  description: 'What is to change of a machine policy. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The machine policy, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    isDefault: t.boolean({
      description: 'True: it is to be the default, in place of the one that is now. `INVALID_STATE` for false of that.',
    }),
    healthCheckInterval: t.int({ description: 'Seconds between health checks, from 1; null: none.' }),
    mayBeOffline: t.boolean({ description: 'Whether its machines may be unavailable.' }),
    deleteUnavailableAfter: t.int({
      description: 'Seconds after which an unavailable machine may be deleted, from 1; null: never.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteMachinePolicyInput = builder.inputType('DeleteMachinePolicyInput', {
  description: 'Which machine policy is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The machine policy, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createMachinePolicy: t.field({
    type: entityPayload('CreateMachinePolicy', MachinePolicy, 'MachinePolicyView'),
    nullable: true,
    access: 'MachinePolicyCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a machine policy. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateMachinePolicyInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createMachinePolicy(context, input), UNCHANGED),
  }),
  updateMachinePolicy: t.field({
    type: entityPayload('UpdateMachinePolicy', MachinePolicy, 'MachinePolicyView'),
    nullable: true,
    access: 'MachinePolicyEdit',
    fleet: { route: 'input.id' },
    description: 'Changes a machine policy. `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateMachinePolicyInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateMachinePolicy(context, input), UNCHANGED),
  }),
  deleteMachinePolicy: t.field({
    type: deletedPayload('DeleteMachinePolicy', 'machine policy', 'MachinePolicyView'),
    nullable: true,
    access: 'MachinePolicyDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a machine policy. `INVALID_STATE` for the default, `IN_USE` while a machine has it.',
    args: { input: t.arg({ type: DeleteMachinePolicyInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteMachinePolicy(context, input), NOTHING_DELETED),
  }),
}))
