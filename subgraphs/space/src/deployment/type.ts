import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TaskState } from './state.js'

export const Deployment = builder.prismaObject('Deployment', {
  description: 'One release going to one environment, perhaps for one tenant.',
  interfaces: [Node],
  access: 'DeploymentView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Deployments-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Deployments', id),
    }),
    space: t.field(itsSpace),
    state: t.expose('state', { type: TaskState, description: 'Where it stands.' }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it began to run; null if it has not.',
    }),
    completedAt: t.expose('completedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null if it has not.',
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Deployment)

export const DeploymentConnection = connectionType(Deployment, 'DeploymentView')
