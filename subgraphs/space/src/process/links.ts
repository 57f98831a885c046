import { Account } from '../account/type.js'
import { builder } from '../builder.js'
import { Certificate } from '../certificate/type.js'
import { Channel } from '../channel/type.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { Feed } from '../feed/type.js'
import { StepTemplate } from '../step-template/type.js'
import { Tag } from '../tag-set/tag.js'
import { tagsOf } from '../tag-set/tags.js'
import { WorkerPool } from '../worker-pool/type.js'
import { entities } from './entities.js'
import { ProcessAction, ProcessPackage } from './type.js'

builder.objectFields(ProcessAction, (t) => ({
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description:
      'It runs only in these, of those that the caller can see. If it has none, in all but the excluded ones.',
    resolve: ({ environmentIds }, _args, context, info) => entities(context, info, 'Environment', environmentIds),
  }),
  excludedEnvironments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'It runs in none of these, of those that the caller can see.',
    resolve: ({ excludedEnvironmentIds }, _args, context, info) =>
      entities(context, info, 'Environment', excludedEnvironmentIds),
  }),
  channels: t.field({
    type: [Channel],
    access: 'ProcessView',
    description: 'It runs only for releases in these channels. If it has none, in any.',
    resolve: ({ channelIds }, _args, context, info) => entities(context, info, 'Channel', channelIds),
  }),
  tenantTags: t.field({
    type: [Tag],
    access: 'TenantView',
    description: 'It runs only for tenants with one of these tags. If it has none, for all.',
    resolve: ({ tenantTagIds }, _args, context) => tagsOf(context, tenantTagIds),
  }),
  accounts: t.field({
    type: [Account],
    access: 'AccountView',
    description: 'The accounts that it uses, of those that the caller can see.',
    resolve: ({ accountIds }, _args, context, info) => entities(context, info, 'Account', accountIds),
  }),
  certificates: t.field({
    type: [Certificate],
    access: 'CertificateView',
    description: 'The certificates that it uses, of those that the caller can see.',
    resolve: ({ certificateIds }, _args, context, info) => entities(context, info, 'Certificate', certificateIds),
  }),
  workerPool: t.field({
    type: WorkerPool,
    nullable: true,
    access: 'WorkerView',
    description: 'The workers that it runs on; null: on the default ones, or on some that the caller cannot see.',
    resolve: ({ workerPoolId }, _args, context, info) =>
      workerPoolId === null ? null : loadEntity(context, info, 'WorkerPool', workerPoolId),
  }),
  stepTemplate: t.field({
    type: StepTemplate,
    nullable: true,
    access: 'ActionTemplateView',
    description: 'The step template that it was made from; null for none, or for one that the caller cannot see.',
    resolve: ({ stepTemplateId }, _args, context, info) =>
      stepTemplateId === null ? null : loadEntity(context, info, 'StepTemplate', stepTemplateId),
  }),
}))

builder.objectField(ProcessPackage, 'feed', (t) =>
  t.field({
    type: Feed,
    nullable: true,
    access: 'FeedView',
    description: 'The feed; null for one that is gone, or that the caller cannot see.',
    resolve: ({ feedId }, _args, context, info) => loadEntity(context, info, 'Feed', feedId),
  }),
)
