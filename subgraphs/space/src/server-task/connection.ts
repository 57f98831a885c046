import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { TaskState } from '../deployment/state.js'
import { serverTaskList } from './list.js'
import { ServerTaskConnection } from './type.js'

/** The input that chooses tasks, for lists and facets alike. */
export const ServerTaskFilter = builder.inputType('ServerTaskFilter', {
  description: 'Which tasks. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({
      description: 'Only tasks whose description holds this text, whatever its case, width and white space.',
    }),
    state: t.field({ type: [TaskState], description: 'Only tasks in one of these states.' }),
    name: t.stringList({ description: 'Only tasks of these names, such as `Deploy`, whatever their case.' }),
    project: t.idList({ description: 'Only tasks of these projects, by id. `BAD_ID` for a malformed one.' }),
    environment: t.idList({ description: 'Only tasks in these environments, by id.' }),
    tenant: t.idList({ description: 'Only tasks for these tenants, by id.' }),
    tenantTag: t.idList({ description: 'Only tasks for tenants that carry one of these tags, by id.' }),
    hasTenant: t.boolean({ description: 'Only tasks for a tenant, or only those for none.' }),
    hasWarnings: t.boolean({ description: 'Only tasks whose log has a warning or anything worse, or only others.' }),
    hasPendingInterruptions: t.boolean({ description: 'Only tasks that wait for a person, or only others.' }),
    createdBy: t.idList({ description: 'Only what these users asked for, by id.' }),
    queued: t.field({ type: TimeRange, description: 'Only tasks asked for then.' }),
    started: t.field({ type: TimeRange, description: 'Only tasks that began to run then.' }),
    completed: t.field({ type: TimeRange, description: 'Only tasks that ended then.' }),
  }),
})

const ServerTaskOrder = orderInput('ServerTask', {
  QUEUED_AT: 'By when they were asked for.',
  COMPLETED_AT: 'By when they ended; those that have not come last.',
})

/** The arguments of every list of tasks. */
export const serverTaskArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: ServerTaskFilter, description: 'Which tasks.' }),
    orderBy: t.field({ type: ServerTaskOrder, defaultValue: serverTaskList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: serverTaskList,
  type: ServerTaskConnection,
  access: 'TaskView',
  args: serverTaskArguments,
  what: 'tasks',
})
