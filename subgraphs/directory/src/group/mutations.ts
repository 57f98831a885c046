import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { createGroup } from './create.js'
import { removeGroup } from './remove.js'
import { addGroupMembers, removeGroupMembers, setGroupMembers } from './set-members.js'
import { Group, groupReference } from './type.js'
import { updateGroup } from './update.js'

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

const UpdateGroupInput = builder.inputType('UpdateGroupInput', {
  description: 'What to change of a group.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The group.' }),
    name: t.string({ required: true, description: 'Its new name: 1 to 200 characters, unique, whatever its case.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('updateGroup', (t) =>
  t.field({
    type: payloadType('UpdateGroupPayload', (t) => ({ group: t.field(changedGroup) })),
    access: 'TeamEdit',
    description:
      'Renames a group. `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `CONFLICT` for a name that another has.',
    args: { input: t.arg({ type: UpdateGroupInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => updateGroup(context, input), { id: null }),
  }),
)

const RemoveGroupInput = builder.inputType('RemoveGroupInput', {
  description: 'A group to remove.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The group.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('removeGroup', (t) =>
  t.field({
    type: payloadType<{ removed: string | null }>('RemoveGroupPayload', (t) => ({
      removed: t.exposeID('removed', {
        nullable: true,
        description: 'The id of what was removed; null if `errors` says why not.',
      }),
    })),
    access: 'TeamEdit',
    description:
      'Removes a group: its members lose what they have by it, entry to Spaces included. It holds for every request that begins after the answer. `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left to administer the system.',
    args: { input: t.arg({ type: RemoveGroupInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome<{ removed: string | null }>(() => removeGroup(context, input), { removed: null }),
  }),
)

function membersInput(name: string, users: string) {
  return builder.inputType(name, {
    description: 'Who is in a group.',
    fields: (t) => ({
      group: t.id({ required: true, description: 'The group.' }),
      users: t.idList({ required: true, description: users }),
      expectedVersion: expectedVersionField(t),
      idempotencyKey: idempotencyKeyField(t),
    }),
  })
}

const REFUSALS =
  'It holds for every request that begins after the answer. `NOT_FOUND`, `VERSION_CONFLICT`, `FORBIDDEN` for groups, and for users who come or go, with more roles over the fleet than the caller, `INVALID_STATE` if nobody would be left to administer the system.'

builder.mutationField('setGroupMembers', (t) =>
  t.field({
    type: payloadType('SetGroupMembersPayload', (t) => ({ group: t.field(changedGroup) })),
    access: 'TeamEdit',
    description: `Says who is in a group from now on. ${REFUSALS}`,
    args: {
      input: t.arg({
        type: membersInput('SetGroupMembersInput', 'Everybody who is in it from now on.'),
        required: true,
        description: 'Who.',
      }),
    },
    resolve: (_root, { input }, context) => outcome<Changed>(() => setGroupMembers(context, input), { id: null }),
  }),
)

builder.mutationField('addGroupMembers', (t) =>
  t.field({
    type: payloadType('AddGroupMembersPayload', (t) => ({ group: t.field(changedGroup) })),
    access: 'TeamEdit',
    description: `Adds users to a group; without effect on those who are in it. ${REFUSALS}`,
    args: {
      input: t.arg({ type: membersInput('AddGroupMembersInput', 'Who comes.'), required: true, description: 'Who.' }),
    },
    resolve: (_root, { input }, context) => outcome<Changed>(() => addGroupMembers(context, input), { id: null }),
  }),
)

builder.mutationField('removeGroupMembers', (t) =>
  t.field({
    type: payloadType('RemoveGroupMembersPayload', (t) => ({ group: t.field(changedGroup) })),
    access: 'TeamEdit',
    description: `Takes users out of a group; without effect on those who are not in it. ${REFUSALS}`,
    args: {
      input: t.arg({ type: membersInput('RemoveGroupMembersInput', 'Who goes.'), required: true, description: 'Who.' }),
    },
    resolve: (_root, { input }, context) => outcome<Changed>(() => removeGroupMembers(context, input), { id: null }),
  }),
)
