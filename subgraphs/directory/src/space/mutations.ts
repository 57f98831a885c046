import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { createSpace } from './create.js'
import { BuiltInRoleEnum } from './role.js'
import { Space, spaceReference } from './type.js'
import { updateSpace } from './update.js'

const changedSpace = { type: Space, ...changedThing(spaceReference) }

const SpaceMemberInput = builder.inputType('SpaceMemberInput', {
  description: 'Who may do what in a new Space.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'A user or a group.' }),
    role: t.field({ type: BuiltInRoleEnum, required: true, description: 'What they may do.' }),
  }),
})

const CreateSpaceInput = builder.inputType('CreateSpaceInput', {
  description: 'A new Space.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: 1 to 200 characters, unique, whatever its case.' }),
    description: t.string({ description: 'What it is, for people: at most 2,000 characters.' }),
    instance: t.id({ required: true, description: 'The Instance on which it will live.' }),
    groups: t.idList({ description: 'The groups whose members may enter it.' }),
    members: t.field({
      type: [SpaceMemberInput],
      description: 'Who may do what in it. Without any, nobody may see anything there.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('createSpace', (t) =>
  t.field({
    type: payloadType('CreateSpacePayload', (t) => ({ space: t.field(changedSpace) })),
    access: 'SpaceCreate',
    description:
      'Creates a Space with its database. `INSTANCE_UNAVAILABLE` if its Instance cannot be reached: then nothing has changed, and the same call may be sent again. `CONFLICT` for a name that another has.',
    args: { input: t.arg({ type: CreateSpaceInput, required: true, description: 'The Space.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => createSpace(context, input), { id: null }),
  }),
)

const UpdateSpaceInput = builder.inputType('UpdateSpaceInput', {
  description: 'What to change of a Space. What is not given stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The Space.' }),
    name: t.string({ description: 'Its new name.' }),
    description: t.string({ description: 'Its new description; null or empty takes it away.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('updateSpace', (t) =>
  t.field({
    type: payloadType('UpdateSpacePayload', (t) => ({ space: t.field(changedSpace) })),
    access: 'SpaceEdit',
    description:
      'Renames or describes a Space. `NOT_FOUND`, `VERSION_CONFLICT`, `CONFLICT` for a name that another has.',
    args: { input: t.arg({ type: UpdateSpaceInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => updateSpace(context, input), { id: null }),
  }),
)
