import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { creatorOf } from '../deployment/creator.js'
import { duration, RAN } from '../deployment/duration.js'
import { TaskState } from '../deployment/state.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'

export const ServerTask = builder.prismaObject('ServerTask', {
  description: 'Work that an executor does and reports: a deployment, or something else that its name tells.',
  interfaces: [Node],
  access: 'TaskView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/ServerTasks-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'ServerTasks', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'What it does, such as `Deploy`. Not unique.' }),
    description: t.exposeString('description', { description: 'The same in a sentence, for people.' }),
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
    progress: t.exposeInt('progress', { description: 'How much of it is done, from 0 to 100.' }),
    errorMessage: t.exposeString('errorMessage', { nullable: true, description: 'Why it did not end well, if told.' }),
    hasWarnings: t.exposeBoolean('hasWarnings', { description: 'Whether its log has a warning or anything worse.' }),
    hasPendingInterruptions: t.exposeBoolean('hasPendingInterruptions', {
      description: 'Whether it waits for a person.',
    }),
    createdById: t.exposeID('createdBy', {
      nullable: true,
      description: "Who asked for it, by id: `Users-1`, or a component's name; null if that was not noted.",
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'The user who asked for it; null for a component, and for one whom the caller does not see.',
      select: { createdBy: true },
      resolve: creatorOf,
    }),
    logLineCount: t.exposeInt('logLines', { description: 'How many lines its log has.' }),
    version: t.exposeInt('version', {
      description: 'Counts the changes of its state, from 1. Its log and progress go on without.',
    }),
  }),
})

asEntity(ServerTask)

export const ServerTaskConnection = connectionType(ServerTask, 'TaskView')
