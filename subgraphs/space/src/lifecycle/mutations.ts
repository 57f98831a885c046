import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createLifecycle } from './create.js'
import { Lifecycle } from './type.js'

const CreatePhaseInput = builder.inputType('CreatePhaseInput', {
  description: 'One phase of a new lifecycle.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name, 1 to 200 characters.' }),
    environments: t.idList({ required: true, description: 'Its environments, by id, in order; at most 50.' }),
  }),
})

const CreateLifecycleInput = builder.inputType('CreateLifecycleInput', {
  description: 'What a new lifecycle is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    phases: t.field({ type: [CreatePhaseInput], required: true, description: 'Its phases, in order; at most 50.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createLifecycle: t.field({
    type: entityPayload('CreateLifecycle', Lifecycle, 'LifecycleView'),
    nullable: true,
    access: 'LifecycleCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a lifecycle with its phases. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateLifecycleInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createLifecycle(context, input), UNCHANGED),
  }),
}))
