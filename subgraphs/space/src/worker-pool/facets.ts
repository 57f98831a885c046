import { byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { WorkerPoolFilter } from './connection.js'
import { workerPoolList } from './list.js'

facetsOf({
  type: 'WorkerPool',
  what: 'worker pools',
  list: workerPoolList,
  filter: WorkerPoolFilter,
  access: 'WorkerView',
  fields: {
    type: { description: 'By where their workers come from.', facet: byRequired('workerPool', 'type') },
  },
})
