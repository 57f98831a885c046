import { expectVersion, outcome, type UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { readId } from '../graph/ids.js'
import { UserError } from '../graph/user-error.js'
import { change } from '../write/change.js'
import { holdLifecycle } from './hold.js'
import { shown } from './input.js'

const DeleteCompositeLifecycleInput = builder.inputType('DeleteCompositeLifecycleInput', {
  description: 'Which composite lifecycle is to go.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Such as `CompositeLifecycles-1`.' }),
    expectedVersion: t.int({ description: 'The version that is to go; another one is refused.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

type Outcome = { deletedId?: string | null; errors: UserErrorShape[] }

const DeleteCompositeLifecyclePayload = builder.objectRef<Outcome>('DeleteCompositeLifecyclePayload').implement({
  description: 'The composite lifecycle that is gone.',
  access: 'SpaceView',
  fields: (t) => ({
    deletedId: t.id({
      nullable: true,
      description: 'The id of what is gone; null if nothing changed.',
      resolve: ({ deletedId }) => deletedId ?? null,
    }),
    errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
  }),
})

builder.mutationField('deleteCompositeLifecycle', (t) =>
  t.field({
    type: DeleteCompositeLifecyclePayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Deletes a composite lifecycle; what was promoted by it stays where it is. Errors: `FORBIDDEN`, `BAD_ID`, `NOT_FOUND`, `VERSION_CONFLICT`.',
    args: { input: t.arg({ type: DeleteCompositeLifecycleInput, required: true, description: 'Which one.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ deletedId: string | null }>(async () => ({ deletedId: await deleteLifecycle(input, context) }), {
        deletedId: null,
      }),
  }),
)

type Input = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a composite lifecycle with its steps; gives its id. */
async function deleteLifecycle(input: Input, context: ZoneContext): Promise<string> {
  const id = readId('CompositeLifecycles', input.id, 'input', 'id')
  return change(context, 'deleteCompositeLifecycle', input, async (tx) => {
    const before = await holdLifecycle(tx, id)
    expectVersion(before.version, input.expectedVersion)
    await tx.compositeLifecycle.delete({ where: { id } })
    const version = before.version + 1
    return {
      answer: input.id,
      changed: [{ kind: 'CompositeLifecycles', id: input.id, version, before: shown(before), after: null }],
    }
  })
}
