import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'

export const WorkerPoolType = builder.enumType('WorkerPoolType', {
  description: 'Where the workers of a pool come from.',
  values: {
    STATIC_WORKER_POOL: { description: 'People put workers into it.' },
    DYNAMIC_WORKER_POOL: {
      description: 'Workers are made from its image when there is work, and have no entries of their own.',
    },
  } as const,
})

export const WorkerPool = builder.prismaObject('WorkerPool', {
  description: 'Workers that do the same work: whichever is free takes an action that names the pool.',
  interfaces: [Node],
  access: 'WorkerView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/WorkerPools-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'WorkerPools', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    type: t.expose('type', { type: WorkerPoolType, description: 'Where its workers come from; it never changes.' }),
    isDefault: t.exposeBoolean('isDefault', {
      description: 'Whether it is the one of actions that name no other. Just one of a Space is.',
    }),
    workerImage: t.exposeString('workerImage', {
      nullable: true,
      description: "The image that workers of a dynamic pool are made from; null: of the executor's choice.",
    }),
    sortOrder: t.exposeInt('sortOrder', { description: 'Its place among the pools, for people; lower first.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(WorkerPool)

export const WorkerPoolConnection = connectionType(WorkerPool, 'WorkerView')
