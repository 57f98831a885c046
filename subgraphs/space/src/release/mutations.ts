import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createRelease } from './create.js'
import { deleteRelease } from './delete.js'
import { expectedRevision } from './expected-revision.js'
import { Release } from './type.js'
import { updateReleaseVariables } from './update-variables.js'
import { updateRelease } from './update.js'

const ReleasePackageInput = builder.inputType('ReleasePackageInput', {
  description: 'The version that a release is to have of a package of its process.',
  fields: (t) => ({
    action: t.string({ required: true, description: 'The action that takes it, by name.' }),
    name: t.string({ description: "The package reference's name; left out for the action's first package." }),
    version: t.string({ required: true, description: 'The version, such as `2.4.1`.' }),
  }),
})

const CreateReleaseInput = builder.inputType('CreateReleaseInput', {
  description: 'What a new release is to be.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project that it is of, by id.' }),
    version: t.string({
      required: true,
      description:
        'The version, unique in the project: two to four numbers, as SemVer goes on: `2.4.1-beta.2+build.7`.',
    }),
    notes: t.string({ description: 'What is new, as Markdown, at most 20,000 characters.' }),
    channel: t.id({ description: "The channel, by id; the project's default one when left out." }),
    packages: t.field({
      type: [ReleasePackageInput],
      description:
        'A version for each package of the process whose action is not disabled and runs in the channel; at most 1,000.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateReleaseInput = builder.inputType('UpdateReleaseInput', {
  description: 'What is to change of a release. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The release, by id.' }),
    version: t.string({ description: 'The new version, unique in the project.' }),
    notes: t.string({ description: 'What is new, as Markdown; null takes the notes away.' }),
    channel: t.id({ description: 'The new channel, by id. Only before it is first deployed.' }),
    packages: t.field({
      type: [ReleasePackageInput],
      description: 'All packages with their versions. Only before it is first deployed.',
    }),
    expectedVersion: expectedRevision(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateReleaseVariablesInput = builder.inputType('UpdateReleaseVariablesInput', {
  description: 'Whose variables are to be taken anew.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The release, by id.' }),
    expectedVersion: expectedRevision(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteReleaseInput = builder.inputType('DeleteReleaseInput', {
  description: 'Which release is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The release, by id.' }),
    expectedVersion: expectedRevision(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createRelease: t.field({
    type: entityPayload('CreateRelease', Release, 'ReleaseView'),
    nullable: true,
    access: 'ReleaseCreate',
    fleet: { route: 'input.project' },
    description:
      'Creates a release, which keeps the process and the variables that the project has now. `CONFLICT` when the project has one of that version, `CHANNEL_MISMATCH` for a package that the channel does not take, `INVALID_STATE` for a disabled or archived project.',
    args: { input: t.arg({ type: CreateReleaseInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createRelease(context, input), UNCHANGED),
  }),
  updateRelease: t.field({
    type: entityPayload('UpdateRelease', Release, 'ReleaseView'),
    nullable: true,
    access: 'ReleaseEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a release. `INVALID_STATE` for the channel or the packages of one that has been deployed, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateReleaseInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateRelease(context, input), UNCHANGED),
  }),
  updateReleaseVariables: t.field({
    type: entityPayload('UpdateReleaseVariables', Release, 'ReleaseView'),
    nullable: true,
    access: 'ReleaseEdit',
    fleet: { route: 'input.id' },
    description: 'Gives a release the variables that its project has now, for the deployments to come.',
    args: { input: t.arg({ type: UpdateReleaseVariablesInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateReleaseVariables(context, input), UNCHANGED),
  }),
  deleteRelease: t.field({
    type: deletedPayload('DeleteRelease', 'release', 'ReleaseView'),
    nullable: true,
    access: 'ReleaseDelete',
    fleet: { route: 'input.id' },
    description:
      'Deletes a release with its deployments. `INVALID_STATE` while one of them is not over, `IN_USE` for one that was promoted.',
    args: { input: t.arg({ type: DeleteReleaseInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteRelease(context, input), NOTHING_DELETED),
  }),
}))
