import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'
import { creatorOf } from './creator.js'
import { duration, RAN } from './duration.js'
import { DeploymentPrompt } from './prompt.js'
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
    duration: t.int({
      nullable: true,
      description: 'For how many seconds it ran; null if it never ran or has not ended.',
      select: RAN,
      resolve: duration,
    }),
    comments: t.exposeString('comments', { nullable: true, description: 'What was said when it was asked for.' }),
    createdById: t.exposeID('createdBy', {
      nullable: true,
      description:
        "Who asked for it, by id: `Users-1`, or a component's name, such as `lifecycle` for what followed by itself; null if that was not noted.",
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'The user who asked for it; null for a component, and for one whom the caller does not see.',
      select: { createdBy: true },
      resolve: creatorOf,
    }),
    prompts: t.relation('prompts', {
      type: DeploymentPrompt,
      description: 'What was answered to the prompts, by name.',
      query: { orderBy: { name: 'asc' } },
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Deployment)

export const DeploymentConnection = connectionType(Deployment, 'DeploymentView')
