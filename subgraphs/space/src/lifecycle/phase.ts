import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { RETENTION, releaseRetention, RetentionPolicy, targetRetention } from './retention.js'

export const Phase = builder.prismaObject('Phase', {
  description: 'One step of a lifecycle: the environments that a release may go to at that point.',
  interfaces: [Node],
  access: 'LifecycleView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Phases-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Phases', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name, such as Test.' }),
    position: t.exposeInt('position', { description: 'Its place in the lifecycle, from 0.' }),
    isOptional: t.exposeBoolean('isOptional', { description: 'Whether a release may go on without it.' }),
    minimumEnvironmentsBeforePromotion: t.exposeInt('minimumEnvironmentsBeforePromotion', {
      description: 'How many of its environments must have a release before it goes on; 0 means all.',
    }),
    releaseRetention: t.field({
      type: RetentionPolicy,
      nullable: true,
      description: 'How long releases that came so far are kept; null for as long as the lifecycle says.',
      select: RETENTION,
      resolve: releaseRetention,
    }),
    targetRetention: t.field({
      type: RetentionPolicy,
      nullable: true,
      description: 'How long their files are kept on its targets; null for as long as the lifecycle says.',
      select: RETENTION,
      resolve: targetRetention,
    }),
  }),
})

asEntity(Phase)
