import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createFeed } from './create.js'
import { deleteFeed } from './delete.js'
import { FeedType } from './feed-type.js'
import { Feed } from './type.js'
import { updateFeed } from './update.js'

type Types = typeof builder.$inferSchemaTypes

/** What can be said of any feed, new or not. */
function settings(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    uri: t.string({ description: 'Where it is, without credentials; none where its type has no address.' }),
    username: t.string({
      description: 'Who asks it for packages, of `AWS_ELASTIC_CONTAINER_REGISTRY` and `S3` the access key.',
    }),
    password: t.string({
      description: 'The password, token or secret key, at most 64 KiB. It is kept sealed, and nobody reads it.',
    }),
    details: t.field({
      type: 'JSON',
      description:
        'What else its type needs to know, as an object: `enhancedMode` of `NUGET`; `apiVersion` and `registryPath` of `DOCKER`; `region` of `AWS_ELASTIC_CONTAINER_REGISTRY`, which needs it, and of `S3`, which has `useMachineCredentials` too; `repository` of `ARTIFACTORY_GENERIC`, which needs it, with `layoutRegex`.',
    }),
    downloadAttempts: t.int({ description: 'How often the download of a package is tried, 1 to 10; 5 by default.' }),
    downloadRetryBackoff: t.int({
      description: 'Seconds between the first try and the second, at most 3,600; 10 by default.',
    }),
  }
}

const CreateFeedInput = builder.inputType('CreateFeedInput', {
  description: 'What a new feed is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    type: t.field({ type: FeedType, required: true, description: 'What kind of feed it is; not `BUILT_IN`.' }),
    ...settings(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateFeedInput = builder.inputType('UpdateFeedInput', {
  description: 'What is to change of a feed. What is left out stays; null takes a user name or a password away.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The feed, by id.' }),
    name: t.string({ description: 'The new name.' }),
    ...settings(t),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteFeedInput = builder.inputType('DeleteFeedInput', {
  description: 'Which feed is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The feed, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createFeed: t.field({
    type: entityPayload('CreateFeed', Feed, 'FeedView'),
    nullable: true,
    access: 'FeedEdit',
    fleet: { route: 'input.space' },
    description: 'Creates a feed. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateFeedInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createFeed(context, input), UNCHANGED),
  }),
  updateFeed: t.field({
    type: entityPayload('UpdateFeed', Feed, 'FeedView'),
    nullable: true,
    access: 'FeedEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a feed. `VERSION_CONFLICT` when it has changed since, `INVALID_STATE` for where the built-in one is.',
    args: { input: t.arg({ type: UpdateFeedInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateFeed(context, input), UNCHANGED),
  }),
  deleteFeed: t.field({
    type: deletedPayload('DeleteFeed', 'feed', 'FeedView'),
    nullable: true,
    access: 'FeedEdit',
    fleet: { route: 'input.id' },
    description:
      'Deletes a feed. `IN_USE` while a process takes packages from it, `INVALID_STATE` for the built-in one.',
    args: { input: t.arg({ type: DeleteFeedInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteFeed(context, input), NOTHING_DELETED),
  }),
}))
