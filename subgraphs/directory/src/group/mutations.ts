import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { createGroup } from './create.js'
import { setGroupMembers } from './set-members.js'
import { Group, groupReference } from './type.js'

const changedGroup = { type: Group, ...changedThing(groupReference) }

const CreateGroupInput = builder.inputType('CreateGroupInput', {
  description: 'A new group.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: 1 to 200 characters, unique, whatever its case.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('createGroup', (t) =>
  t.field({
    type: payloadType('CreateGroupPayload', (t) => ({ group: t.field(changedGroup) })),
    access: 'TeamEdit',
    description: 'Creates a group, with nobody in it. `CONFLICT` for a name that another has.',
    args: { input: t.arg({ type: CreateGroupInput, required: true, description: 'The group.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => createGroup(context, input), { id: null }),
  }),
)

const SetGroupMembersInput = builder.inputType('SetGroupMembersInput', {
  description: 'Who is in a group.',
  fields: (t) => ({
    group: t.id({ required: true, description: 'The group.' }),
    users: t.idList({ required: true, description: 'Everybody who is in it from now on.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('setGroupMembers', (t) =>
  t.field({
    type: payloadType('SetGroupMembersPayload', (t) => ({ group: t.field(changedGroup) })),
    access: 'TeamEdit',
    description:
      'Says who is in a group from now on. It holds for every request that begins after the answer. `NOT_FOUND`, `VERSION_CONFLICT`.',
    args: { input: t.arg({ type: SetGroupMembersInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => setGroupMembers(context, input), { id: null }),
  }),
)
