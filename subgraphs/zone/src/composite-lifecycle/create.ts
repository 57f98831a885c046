import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { change } from '../write/change.js'
import { readDescription, readName } from '../zone/input.js'
import { shown, taken } from './input.js'
import { WITH_STEPS } from './load.js'
import { lifecyclePayload } from './payload.js'
import { placeSteps } from './place-steps.js'
import { readSteps } from './read-steps.js'
import { CompositeLifecycleStepInput, type StepInput } from './step-input.js'

const CreateCompositeLifecycleInput = builder.inputType('CreateCompositeLifecycleInput', {
  description: 'A composite lifecycle to be.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: 1 to 100 characters that no other has.' }),
    description: t.string({ description: 'What it is for: at most 4,000 characters.' }),
    steps: t.field({
      type: [CompositeLifecycleStepInput],
      required: true,
      description: 'The visits of Spaces: 1 to 100, none of which waits for itself.',
    }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

const CreateCompositeLifecyclePayload = lifecyclePayload(
  'CreateCompositeLifecyclePayload',
  'The composite lifecycle that was made.',
)

builder.mutationField('createCompositeLifecycle', (t) =>
  t.field({
    type: CreateCompositeLifecyclePayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Makes a composite lifecycle. Errors: `FORBIDDEN`, `BAD_INPUT` (also for steps that wait for one another), `NOT_FOUND` (no such Space), `INVALID_STATE` (a Space without keys), `CONFLICT` (the name is taken), `INSTANCE_UNAVAILABLE`.',
    args: { input: t.arg({ type: CreateCompositeLifecycleInput, required: true, description: 'What it is to be.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ lifecycle: number | null }>(async () => ({ lifecycle: await createLifecycle(input, context) }), {
        lifecycle: null,
      }),
  }),
)

type Input = { name: string; description?: string | null; steps: StepInput[]; idempotencyKey?: string | null }

/** Makes a composite lifecycle; gives its number. */
async function createLifecycle(input: Input, context: ZoneContext): Promise<number> {
  const { name, nameKey } = readName(input.name)
  const description = readDescription(input.description ?? null)
  const read = readSteps(input.steps)
  return change(context, 'createCompositeLifecycle', input, async (tx) => {
    // In here, so that a key that was used before gets its answer, whether or not Instances answer now.
    const steps = await placeSteps(read, context)
    const data = { name, nameKey, description, steps: { create: steps } }
    const made = await tx.compositeLifecycle.create({ data, include: WITH_STEPS }).catch(taken)
    const id = `CompositeLifecycles-${made.id}`
    const after = shown(made)
    return { answer: made.id, changed: [{ kind: 'CompositeLifecycles', id, version: 1, before: null, after }] }
  })
}
