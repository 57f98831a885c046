import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { loadEntity } from '../entity/load.js'
import { ServerTask } from '../server-task/type.js'
import { Team } from '../team/type.js'
import { interruptionArguments } from './connection.js'
import { interruptionList } from './list.js'
import { Interruption, InterruptionConnection } from './type.js'

builder.prismaObjectFields(Interruption, (t) => ({
  task: t.field({
    type: ServerTask,
    nullable: true,
    access: 'TaskView',
    description: 'The task that waits; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ task: nested(true) }),
    resolve: ({ task }, _args, context) => seen(context, 'ServerTasks', task),
  }),
  responsibleTeams: t.field({
    type: [Team],
    nullable: { list: false, items: true },
    access: 'TeamView',
    description:
      'The teams whose members may answer; with none, whoever may submit interruptions. Null for one that is gone or that the caller cannot see.',
    select: { responsibleTeamIds: true },
    resolve: ({ responsibleTeamIds }, _args, context, info) =>
      responsibleTeamIds.map((id) => loadEntity(context, info, 'Team', id)),
  }),
}))

builder.prismaObjectField(ServerTask, 'interruptions', (t) =>
  t.field({
    type: InterruptionConnection,
    access: 'InterruptionView',
    description: 'For what it waits, or waited, for a person.',
    args: interruptionArguments,
    ...nestedList(interruptionList, 'interruptions'),
  }),
)
