import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createChannel } from './create.js'
import { deleteChannel } from './delete.js'
import { ChannelVersionRuleInput } from './rule.js'
import { Channel } from './type.js'
import { updateChannel } from './update.js'

const CreateChannelInput = builder.inputType('CreateChannelInput', {
  description: 'What a new channel is to be.',
  fields: (t) => ({
    project: t.id({ required: true, description: 'The project that it is of, by id.' }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the project.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    lifecycle: t.id({ description: "The way that its releases are to go, by id; the project's when left out." }),
    isDefault: t.boolean({
      description: 'Whether releases are to go by it that name no other, instead of by the default one.',
    }),
    rules: t.field({
      type: [ChannelVersionRuleInput],
      description: 'Which versions it takes; at most 100 rules. Any when left out.',
    }),
    tenantTags: t.idList({
      description: 'Its releases are deployed only for tenants with one of these tags, by id; for all when left out.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateChannelInput = builder.inputType('UpdateChannelInput', {
  description: 'What is to change of a channel. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The channel, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    lifecycle: t.id({ description: "The way that its releases are to go, by id; null for the project's." }),
    isDefault: t.boolean({
      description:
        'True makes it the default channel instead of the one that is. `INVALID_STATE` for false at that one.',
    }),
    rules: t.field({ type: [ChannelVersionRuleInput], description: 'All its rules, in order; at most 100.' }),
    tenantTags: t.idList({ description: 'All its tenant tags, by id; at most 1,000.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteChannelInput = builder.inputType('DeleteChannelInput', {
  description: 'Which channel is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The channel, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createChannel: t.field({
    type: entityPayload('CreateChannel', Channel, 'ProcessView'),
    nullable: true,
    access: 'ProcessEdit',
    fleet: { route: 'input.project' },
    description: 'Creates a channel of a project. `CONFLICT` when the project has one of that name.',
    args: { input: t.arg({ type: CreateChannelInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createChannel(context, input), UNCHANGED),
  }),
  updateChannel: t.field({
    type: entityPayload('UpdateChannel', Channel, 'ProcessView'),
    nullable: true,
    access: 'ProcessEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a channel. `VERSION_CONFLICT` when it is not the version that was read, `INVALID_STATE` when its project is archived.',
    args: { input: t.arg({ type: UpdateChannelInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateChannel(context, input), UNCHANGED),
  }),
  deleteChannel: t.field({
    type: deletedPayload('DeleteChannel', 'channel', 'ProcessView'),
    nullable: true,
    access: 'ProcessEdit',
    fleet: { route: 'input.id' },
    description:
      'Deletes a channel. `INVALID_STATE` for the default one, `IN_USE` while releases, the process or variables name it.',
    args: { input: t.arg({ type: DeleteChannelInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteChannel(context, input), NOTHING_DELETED),
  }),
}))
