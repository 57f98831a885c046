import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { createSpaceKeys } from './create.js'
import { rotateSpaceKeys } from './rotate.js'
import { readKept, SpaceIdentity } from './type.js'

const NAME = 'What the Space calls itself to others, 1 to 200 characters.'

const CreateSpaceKeysInput = builder.inputType('CreateSpaceKeysInput', {
  description: 'For which Space, and what it calls itself.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space, by id.' }),
    name: t.string({ required: true, description: NAME }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const RotateSpaceKeysInput = builder.inputType('RotateSpaceKeysInput', {
  description: 'Which keys are to be replaced.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space, by id.' }),
    name: t.string({ description: `${NAME} Left out: as before.` }),
    expectedGeneration: t.int({
      required: true,
      description: 'The generation that was read. `VERSION_CONFLICT` if there are newer keys.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

type Made = { generation: number | null }
type Shape = Made & { errors: UserErrorShape[] }

/** The answer of a mutation that made no keys. */
const NONE: Made = { generation: null }

function payload(mutation: string) {
  return builder.objectRef<Shape>(`${mutation}Payload`).implement({
    description: `What ${mutation[0]!.toLowerCase()}${mutation.slice(1)} did.`,
    access: 'TrustView',
    fields: (t) => ({
      spaceIdentity: t.field({
        type: SpaceIdentity,
        nullable: true,
        description: 'What the Space hands to others now; null when there are errors.',
        resolve: ({ generation }, _args, { db }) => (generation === null ? null : readKept(db)),
      }),
      errors: t.expose('errors', errorsOf),
    }),
  })
}

builder.mutationFields((t) => ({
  createSpaceKeys: t.field({
    type: payload('CreateSpaceKeys'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.space' },
    description: 'Makes the first keys of a Space, by which others know it for ever. `CONFLICT` when it has some.',
    args: { input: t.arg({ type: CreateSpaceKeysInput, required: true, description: 'For which Space.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createSpaceKeys(context, input), NONE),
  }),
  rotateSpaceKeys: t.field({
    type: payload('RotateSpaceKeys'),
    nullable: true,
    access: 'TrustAdminister',
    fleet: { route: 'input.space' },
    description:
      'Makes the next keys of a Space. The ones before vouch for them, and open what was sealed to them as before. `VERSION_CONFLICT` when there are newer ones.',
    args: { input: t.arg({ type: RotateSpaceKeysInput, required: true, description: 'Which keys.' }) },
    resolve: (_root, { input }, context) => outcome(async () => rotateSpaceKeys(context, input), NONE),
  }),
}))
