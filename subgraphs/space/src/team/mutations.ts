import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createTeam } from './create.js'
import { deleteTeam } from './delete.js'
import { setTeamMembers } from './set-members.js'
import { Team } from './type.js'
import { updateTeam } from './update.js'

const MEMBERS = 'The people and groups, by id: `Users-1`, `Groups-1`; at most 1,000.'

const CreateTeamInput = builder.inputType('CreateTeamInput', {
  description: 'What a new team is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    description: t.string({ description: 'Who they are, at most 20,000 characters.' }),
    members: t.idList({ description: MEMBERS }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateTeamInput = builder.inputType('UpdateTeamInput', {
  description: 'What is to change of a team. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The team, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'Who they are; null takes the description away.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const SetTeamMembersInput = builder.inputType('SetTeamMembersInput', {
  description: 'Who is to be in a team.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The team, by id.' }),
    members: t.idList({ required: true, description: `All who are to be in it. ${MEMBERS}` }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteTeamInput = builder.inputType('DeleteTeamInput', {
  description: 'Which team is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The team, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createTeam: t.field({
    type: entityPayload('CreateTeam', Team, 'TeamView'),
    nullable: true,
    access: 'TeamCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a team, which has no role yet. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateTeamInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createTeam(context, input), UNCHANGED),
  }),
  updateTeam: t.field({
    type: entityPayload('UpdateTeam', Team, 'TeamView'),
    nullable: true,
    access: 'TeamEdit',
    fleet: { route: 'input.id' },
    description: "Changes a team's name or description. `VERSION_CONFLICT` when it has changed since.",
    args: { input: t.arg({ type: UpdateTeamInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateTeam(context, input), UNCHANGED),
  }),
  setTeamMembers: t.field({
    type: entityPayload('SetTeamMembers', Team, 'TeamView'),
    nullable: true,
    access: 'TeamEdit',
    fleet: { route: 'input.id' },
    description:
      'Says who is in a team. `FORBIDDEN` to add somebody to a team with a role that the caller does not have as far themselves; ' +
      '`INVALID_STATE` when nobody would be left who is Space Manager without limits.',
    args: { input: t.arg({ type: SetTeamMembersInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, context) => outcome(async () => setTeamMembers(context, input), UNCHANGED),
  }),
  deleteTeam: t.field({
    type: deletedPayload('DeleteTeam', 'team', 'TeamView'),
    nullable: true,
    access: 'TeamDelete',
    fleet: { route: 'input.id' },
    description:
      'Deletes a team; its members lose its roles. `IN_USE` while a trust names it; `INVALID_STATE` when nobody would be left who is Space Manager without limits.',
    args: { input: t.arg({ type: DeleteTeamInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteTeam(context, input), NOTHING_DELETED),
  }),
}))
