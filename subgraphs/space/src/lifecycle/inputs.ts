import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { RetentionPolicyInput } from './retention.js'

type Fields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

/** What is said of a phase, whether it is new or not. */
function phaseFields(t: Fields) {
  return {
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the lifecycle.' }),
    environments: t.idList({
      required: true,
      description:
        'Its environments, by id, in order, each once; at most 200. None: all those that no phase before it names.',
    }),
    automaticEnvironments: t.idList({
      description: 'Those of its environments to which a release that reaches it is deployed by itself.',
    }),
    isOptional: t.boolean({
      description: 'Whether a release may go on without it. Then it has no automatic environments.',
    }),
    minimumEnvironmentsBeforePromotion: t.int({
      description: 'How many of its environments must have a release before it goes on; 0, the default, means all.',
    }),
    releaseRetention: t.field({
      type: RetentionPolicyInput,
      description: 'How long releases that came so far are kept; as long as the lifecycle says when left out.',
    }),
    targetRetention: t.field({
      type: RetentionPolicyInput,
      description: 'How long their files are kept on its targets; as long as the lifecycle says when left out.',
    }),
  }
}

const CreatePhaseInput = builder.inputType('CreatePhaseInput', {
  description: 'One phase of a new lifecycle.',
  fields: (t) => phaseFields(t),
})

const UpdatePhaseInput = builder.inputType('UpdatePhaseInput', {
  description: 'One phase of a lifecycle, wholly: what is left out is as if the phase were new.',
  fields: (t) => ({
    id: t.id({ description: 'The phase that it was until now, by id. Left out: the one of its name, else a new one.' }),
    ...phaseFields(t),
  }),
})

export const CreateLifecycleInput = builder.inputType('CreateLifecycleInput', {
  description: 'What a new lifecycle is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    phases: t.field({
      type: [CreatePhaseInput],
      required: true,
      description: 'Its phases, in order; at most 100. None: one for each environment of the Space, in their order.',
    }),
    releaseRetention: t.field({
      type: RetentionPolicyInput,
      description: 'How long releases are kept; for ever when left out.',
    }),
    targetRetention: t.field({
      type: RetentionPolicyInput,
      description: 'How long their files are kept on targets; for ever when left out.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateLifecycleInput = builder.inputType('UpdateLifecycleInput', {
  description: 'What is to change of a lifecycle. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The lifecycle, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    phases: t.field({
      type: [UpdatePhaseInput],
      description: 'All its phases, in order; at most 100. Those that are not there are gone then.',
    }),
    releaseRetention: t.field({ type: RetentionPolicyInput, description: 'How long releases are kept.' }),
    targetRetention: t.field({ type: RetentionPolicyInput, description: 'How long their files are kept on targets.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const DeleteLifecycleInput = builder.inputType('DeleteLifecycleInput', {
  description: 'Which lifecycle is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The lifecycle, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})
