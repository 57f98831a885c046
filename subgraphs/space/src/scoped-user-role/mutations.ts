import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { assignUserRole } from './assign.js'
import { removeScopedUserRole } from './remove.js'
import { ScopedUserRole } from './type.js'
import { updateScopedUserRole } from './update.js'

type Types = typeof builder.$inferSchemaTypes

function limits(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>, otherwise: string) {
  const only = (what: string) =>
    `Only for these ${what}, by id, at most 500. An empty list limits nothing; ${otherwise}.`
  return {
    projectGroups: t.idList({ description: only('project groups, and for `projects`') }),
    projects: t.idList({ description: only('projects, and for those in `projectGroups`') }),
    environments: t.idList({ description: only('environments') }),
    tenants: t.idList({ description: only('tenants') }),
  }
}

const AssignUserRoleInput = builder.inputType('AssignUserRoleInput', {
  description: 'Which role a team is to be given, with which limits.',
  fields: (t) => ({
    team: t.id({ required: true, description: 'The team, by id.' }),
    role: t.id({ required: true, description: 'The role, by id.' }),
    ...limits(t, 'nor does leaving it out'),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateScopedUserRoleInput = builder.inputType('UpdateScopedUserRoleInput', {
  description: "What a team's role is to be limited to.",
  fields: (t) => ({
    id: t.id({ required: true, description: "The team's role, by id: `Spaces-12/ScopedUserRoles-7`." }),
    ...limits(t, 'left out, it stays'),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const RemoveScopedUserRoleInput = builder.inputType('RemoveScopedUserRoleInput', {
  description: "Which of a team's roles is to be taken away.",
  fields: (t) => ({
    id: t.id({ required: true, description: "The team's role, by id: `Spaces-12/ScopedUserRoles-7`." }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  assignUserRole: t.field({
    type: entityPayload('AssignUserRole', ScopedUserRole, 'TeamView'),
    nullable: true,
    access: 'TeamEdit',
    fleet: { route: 'input.team' },
    description: 'Gives a team a role. `FORBIDDEN` unless the caller has all that is in it, at least as far.',
    args: { input: t.arg({ type: AssignUserRoleInput, required: true, description: 'Which, and its limits.' }) },
    resolve: (_root, { input }, context) => outcome(async () => assignUserRole(context, input), UNCHANGED),
  }),
  updateScopedUserRole: t.field({
    type: entityPayload('UpdateScopedUserRole', ScopedUserRole, 'TeamView'),
    nullable: true,
    access: 'TeamEdit',
    fleet: { route: 'input.id' },
    description:
      "Limits a team's role anew. `FORBIDDEN` unless the caller has all that is in it, at least as far as it then reaches; " +
      '`INVALID_STATE` when nobody would be left who is Space Manager without limits.',
    args: { input: t.arg({ type: UpdateScopedUserRoleInput, required: true, description: 'The limits.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateScopedUserRole(context, input), UNCHANGED),
  }),
  removeScopedUserRole: t.field({
    type: deletedPayload('RemoveScopedUserRole', "team's role", 'TeamView'),
    nullable: true,
    access: 'TeamEdit',
    fleet: { route: 'input.id' },
    description:
      'Takes a role away from a team. `INVALID_STATE` when nobody would be left who is Space Manager without limits.',
    args: { input: t.arg({ type: RemoveScopedUserRoleInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => removeScopedUserRole(context, input), NOTHING_DELETED),
  }),
}))
