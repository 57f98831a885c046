import { expectVersion, outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { readId } from '../graph/ids.js'
import { change } from '../write/change.js'
import { readDescription, readName } from '../zone/input.js'
import { holdLifecycle } from './hold.js'
import { shown, taken } from './input.js'
import { WITH_STEPS } from './load.js'
import { lifecyclePayload } from './payload.js'
import { placeSteps } from './place-steps.js'
import { readSteps } from './read-steps.js'
import { CompositeLifecycleStepInput, type StepInput } from './step-input.js'

const UpdateCompositeLifecycleInput = builder.inputType('UpdateCompositeLifecycleInput', {
  description: 'What to change of a composite lifecycle. What is left out stays as it is.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Such as `CompositeLifecycles-1`.' }),
    name: t.string({ description: 'Its new name: 1 to 100 characters that no other has.' }),
    description: t.string({ description: 'What it is for: at most 4,000 characters; null for nothing.' }),
    steps: t.field({
      type: [CompositeLifecycleStepInput],
      description: 'All steps anew: 1 to 100, none of which waits for itself.',
    }),
    expectedVersion: t.int({ description: 'The version that is to be changed; another one is refused.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

const UpdateCompositeLifecyclePayload = lifecyclePayload(
  'UpdateCompositeLifecyclePayload',
  'The composite lifecycle that was changed.',
)

builder.mutationField('updateCompositeLifecycle', (t) =>
  t.field({
    type: UpdateCompositeLifecyclePayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Changes a composite lifecycle. Errors: those of `createCompositeLifecycle`, `BAD_ID`, `NOT_FOUND`, `VERSION_CONFLICT`.',
    args: { input: t.arg({ type: UpdateCompositeLifecycleInput, required: true, description: 'What to change.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ lifecycle: number | null }>(async () => ({ lifecycle: await updateLifecycle(input, context) }), {
        lifecycle: null,
      }),
  }),
)

type Input = {
  id: string
  name?: string | null
  description?: string | null
  steps?: StepInput[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a composite lifecycle; gives its number. */
async function updateLifecycle(input: Input, context: ZoneContext): Promise<number> {
  const id = readId('CompositeLifecycles', input.id, 'input', 'id')
  const data = {
    ...(typeof input.name === 'string' ? readName(input.name) : {}),
    ...(input.description === undefined ? {} : { description: readDescription(input.description) }),
  }
  const read = input.steps ? readSteps(input.steps) : null
  return change(context, 'updateCompositeLifecycle', input, async (tx) => {
    // In here, so that a key that was used before gets its answer, whether or not Instances answer now.
    const steps = read && (await placeSteps(read, context))
    const before = await holdLifecycle(tx, id)
    expectVersion(before.version, input.expectedVersion)
    if (steps) await tx.compositeStep.deleteMany({ where: { lifecycleId: id } })
    const anew = steps ? { steps: { create: steps } } : {}
    const after = await tx.compositeLifecycle
      .update({ where: { id }, data: { ...data, ...anew, version: { increment: 1 } }, include: WITH_STEPS })
      .catch(taken)
    const { version } = after
    return {
      answer: id,
      changed: [{ kind: 'CompositeLifecycles', id: input.id, version, before: shown(before), after: shown(after) }],
    }
  })
}
