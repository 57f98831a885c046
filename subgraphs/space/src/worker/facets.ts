import { byJoin, byRequired, byRequiredRelation, byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { WorkerFilter } from './connection.js'
import { workerList } from './list.js'

facetsOf({
  type: 'Worker',
  what: 'workers',
  list: workerList,
  filter: WorkerFilter,
  access: 'WorkerView',
  fields: {
    health: { description: 'By health.', facet: byRequired('worker', 'health') },
    endpointStyle: { description: 'By how they are spoken to.', facet: byRequired('worker', 'endpointStyle') },
    workerPool: {
      description: 'By pool, by name; each worker once for each of its own.',
      facet: byJoin({ table: 'workerPoolWorker', to: 'worker', from: 'pools' }, 'workerPoolId', 'WorkerPools'),
    },
    machinePolicy: {
      description: 'By machine policy, by name.',
      facet: byRequiredRelation('worker', 'machinePolicyId', 'MachinePolicies'),
    },
    state: {
      description: 'By whether they get work: `active` or `disabled`.',
      facet: byTruth('worker', 'isDisabled', ['active', 'disabled']),
    },
  },
})
