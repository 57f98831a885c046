import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { RETENTION, releaseRetention, RetentionPolicy, targetRetention } from './retention.js'

export const Lifecycle = builder.prismaObject('Lifecycle', {
  description: 'The way of releases: which environments they go to, in which order.',
  interfaces: [Node],
  access: 'LifecycleView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Lifecycles-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Lifecycles', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    releaseRetention: t.field({
      type: RetentionPolicy,
      nullable: true,
      description: 'How long releases are kept, where a phase does not say otherwise.',
      select: RETENTION,
      resolve: releaseRetention,
    }),
    targetRetention: t.field({
      type: RetentionPolicy,
      nullable: true,
      description: 'How long their files are kept on targets, where a phase does not say otherwise.',
      select: RETENTION,
      resolve: targetRetention,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Lifecycle)

export const LifecycleConnection = connectionType(Lifecycle, 'LifecycleView')
