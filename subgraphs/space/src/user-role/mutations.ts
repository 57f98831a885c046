import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { Permission } from '../rights/permission.js'
import { createUserRole } from './create.js'
import { deleteUserRole } from './delete.js'
import { UserRole } from './type.js'
import { updateUserRole } from './update.js'

const CreateUserRoleInput = builder.inputType('CreateUserRoleInput', {
  description: 'What a new role is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'What it is for, at most 20,000 characters.' }),
    permissions: t.field({
      type: [Permission],
      required: true,
      description: 'What it is to allow. `BAD_INPUT` for what holds only over the whole fleet.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateUserRoleInput = builder.inputType('UpdateUserRoleInput', {
  description: 'What is to change of a custom role. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The role, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is for; null takes the description away.' }),
    permissions: t.field({ type: [Permission], description: 'All that it is to allow from now on.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteUserRoleInput = builder.inputType('DeleteUserRoleInput', {
  description: 'Which custom role is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The role, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createUserRole: t.field({
    type: entityPayload('CreateUserRole', UserRole, 'UserRoleView'),
    nullable: true,
    access: 'UserRoleEdit',
    fleet: { route: 'input.space' },
    description: 'Creates a custom role, which no team has yet. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateUserRoleInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createUserRole(context, input), UNCHANGED),
  }),
  updateUserRole: t.field({
    type: entityPayload('UpdateUserRole', UserRole, 'UserRoleView'),
    nullable: true,
    access: 'UserRoleEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a custom role, for all teams that have it. `FORBIDDEN` to add a permission that the caller does not have as far as those ' +
      'teams; `INVALID_STATE` for a built-in role.',
    args: { input: t.arg({ type: UpdateUserRoleInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateUserRole(context, input), UNCHANGED),
  }),
  deleteUserRole: t.field({
    type: deletedPayload('DeleteUserRole', 'role', 'UserRoleView'),
    nullable: true,
    access: 'UserRoleEdit',
    fleet: { route: 'input.id' },
    description: 'Deletes a custom role. `IN_USE` while a team has it, `INVALID_STATE` for a built-in one.',
    args: { input: t.arg({ type: DeleteUserRoleInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteUserRole(context, input), NOTHING_DELETED),
  }),
}))
