import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType } from '../graph/payload.js'
import { Group, groupReference } from '../group/type.js'
import { User, userReference } from '../user/type.js'
import { setSystemRoles, type RoleSubject } from './set.js'
import { SystemRoleEnum } from './type.js'

const changedUser = changedThing(userReference)
const changedGroup = changedThing(groupReference)

const SetSystemRolesInput = builder.inputType('SetSystemRolesInput', {
  description: 'Who has which roles over the whole fleet.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'A user, or a group, whose members all get them.' }),
    roles: t.field({ type: [SystemRoleEnum], required: true, description: 'All that they have from now on.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('setSystemRoles', (t) =>
  t.field({
    type: payloadType<Partial<RoleSubject>>('SetSystemRolesPayload', (t) => ({
      user: t.field({
        type: User,
        ...changedUser,
        resolve: ({ userId }, args, context, info) => changedUser.resolve({ id: userId ?? null }, args, context, info),
      }),
      group: t.field({
        type: Group,
        ...changedGroup,
        resolve: ({ groupId }, args, context, info) =>
          changedGroup.resolve({ id: groupId ?? null }, args, context, info),
      }),
    })),
    access: 'AdministerSystem',
    description:
      'Says which roles over the whole fleet a user or a group has from now on. It holds for every request that begins after the answer. Invitations and resets of whoever gets a role end: make them anew. `NOT_FOUND`, `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left to administer the system, or for more roles while others who have fewer have ways in (keys, rules for tokens, mapped groups): end those first.',
    args: { input: t.arg({ type: SetSystemRolesInput, required: true, description: 'Who, and which.' }) },
    resolve: (_root, { input }, context) => outcome<Partial<RoleSubject>>(() => setSystemRoles(context, input), {}),
  }),
)
