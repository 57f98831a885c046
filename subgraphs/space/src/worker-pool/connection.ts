import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { workerPoolList } from './list.js'
import { WorkerPoolConnection, WorkerPoolType } from './type.js'

/** The input that chooses worker pools, for lists and facets alike. */
export const WorkerPoolFilter = builder.inputType('WorkerPoolFilter', {
  description: 'Which worker pools. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    type: t.field({ type: [WorkerPoolType], description: 'Only those of one of these types.' }),
    isDefault: t.boolean({ description: 'Only the one that is the default of its Space, or only others.' }),
    hasWorkers: t.boolean({ description: 'Only those with workers in them, or only empty ones.' }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const WorkerPoolOrder = orderInput('WorkerPool', {
  NAME: BY_NAME,
  SORT_ORDER: 'By their place among the pools, as people gave it.',
  CREATED_AT: BY_CREATION,
})

rootList({
  list: workerPoolList,
  type: WorkerPoolConnection,
  access: 'WorkerView',
  args: {
    ...pageArguments,
    ...builder.args((t) => ({
      filter: t.field({ type: WorkerPoolFilter, description: 'Which worker pools.' }),
      orderBy: t.field({
        type: WorkerPoolOrder,
        defaultValue: workerPoolList.by,
        description: 'How they are ordered.',
      }),
    })),
  },
  what: 'worker pools',
})
