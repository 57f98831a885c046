import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { EndpointStyle, HealthStatus } from '../deployment-target/endpoint-style.js'
import { workerList } from './list.js'
import { WorkerConnection } from './type.js'

/** The input that chooses workers, for lists and facets alike. */
export const WorkerFilter = builder.inputType('WorkerFilter', {
  description: 'Which workers. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    health: t.field({
      type: [HealthStatus],
      description: 'Only those that were in one of these states when checked last.',
    }),
    endpointStyle: t.field({
      type: [EndpointStyle],
      description: 'Only those that are spoken to in one of these ways.',
    }),
    workerPool: t.idList({ description: 'Only those in one of these pools, by id.' }),
    machinePolicy: t.idList({ description: 'Only those with one of these machine policies, by id.' }),
    isDisabled: t.boolean({ description: 'Only disabled ones, or only others.' }),
    healthChecked: t.field({ type: TimeRange, description: 'Only those whose health was checked last in this time.' }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const WorkerOrder = orderInput('Worker', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of workers. */
export const workerArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: WorkerFilter, description: 'Which workers.' }),
    orderBy: t.field({ type: WorkerOrder, defaultValue: workerList.by, description: 'How they are ordered.' }),
  })),
}

rootList({ list: workerList, type: WorkerConnection, access: 'WorkerView', args: workerArguments, what: 'workers' })
