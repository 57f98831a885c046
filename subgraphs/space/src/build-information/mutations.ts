import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { deleteBuildInformation } from './delete.js'
import { pushBuildInformation } from './push.js'
import { BuildInformation } from './type.js'

const BuildCommitInput = builder.inputType('BuildCommitInput', {
  description: 'One commit that went into a build.',
  fields: (t) => ({
    id: t.string({ required: true, description: 'Its number in its version control, at most 200 characters.' }),
    comment: t.string({ description: 'What its author says of it, at most 20,000 characters.' }),
    linkUrl: t.string({ description: 'Where it is shown, by http or https and without credentials.' }),
  }),
})

const WorkItemInput = builder.inputType('WorkItemInput', {
  description: 'One piece of work, such as an issue, that a build takes further.',
  fields: (t) => ({
    id: t.string({ required: true, description: 'Its number where it is tracked, at most 200 characters.' }),
    description: t.string({ description: 'What it is about, at most 20,000 characters.' }),
    source: t.string({ description: 'Where it is tracked, such as `Jira`.' }),
    linkUrl: t.string({ description: 'Where it is shown, by http or https and without credentials.' }),
  }),
})

const PushBuildInformationInput = builder.inputType('PushBuildInformationInput', {
  description: 'How a version of a package was built.',
  fields: (t) => ({
    space: intoSpace(t),
    packageId: t.string({ required: true, description: 'The package, by the name that it has in its feed.' }),
    packageVersion: t.string({ required: true, description: 'Which version of it, such as `2.4.1`.' }),
    buildEnvironment: t.string({ description: 'What built it, such as `GitHub Actions`.' }),
    buildNumber: t.string({ description: 'Which build it was.' }),
    buildUrl: t.string({ description: 'Where the build is shown, by http or https and without credentials.' }),
    branch: t.string({ description: 'The branch that was built.' }),
    vcsType: t.string({ description: 'The kind of version control, such as `Git`.' }),
    vcsRoot: t.string({ description: 'The repository, as version control names it.' }),
    vcsCommitNumber: t.string({ description: 'The commit that was built.' }),
    vcsCommitUrl: t.string({ description: 'Where that commit is shown, by http or https and without credentials.' }),
    commits: t.field({
      type: [BuildCommitInput],
      description: 'The commits since the build before: at most 1,000, and 1 MiB together.',
    }),
    workItems: t.field({
      type: [WorkItemInput],
      description: 'The work that it takes further: at most 1,000 items, and 1 MiB together.',
    }),
    overwrite: t.boolean({
      description:
        'Whether to replace what was said of the same package and version before, which takes `BuildInformationAdminister`.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteBuildInformationInput = builder.inputType('DeleteBuildInformationInput', {
  description: 'Which build information is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The build information, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  pushBuildInformation: t.field({
    type: entityPayload('PushBuildInformation', BuildInformation, 'FeedView'),
    nullable: true,
    access: 'BuildInformationPush',
    fleet: { route: 'input.space' },
    description:
      'For build servers: says how a version of a package was built. `CONFLICT` when that was said before, unless it is to be overwritten.',
    args: { input: t.arg({ type: PushBuildInformationInput, required: true, description: 'Of what, and how.' }) },
    resolve: (_root, { input }, context) => outcome(async () => pushBuildInformation(context, input), UNCHANGED),
  }),
  deleteBuildInformation: t.field({
    type: deletedPayload('DeleteBuildInformation', 'build information', 'FeedView'),
    nullable: true,
    access: 'BuildInformationAdminister',
    fleet: { route: 'input.id' },
    description: 'Deletes build information. Releases keep the package.',
    args: { input: t.arg({ type: DeleteBuildInformationInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome(async () => deleteBuildInformation(context, input), NOTHING_DELETED),
  }),
}))
