import { byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { MachinePolicyFilter } from './connection.js'
import { machinePolicyList } from './list.js'

facetsOf({
  type: 'MachinePolicy',
  what: 'machine policies',
  list: machinePolicyList,
  filter: MachinePolicyFilter,
  access: 'MachinePolicyView',
  fields: {
    availability: {
      description: 'By what is asked of machines: that they be `available`, or that they `may be offline`.',
      facet: byTruth('machinePolicy', 'mayBeOffline', ['available', 'may be offline']),
    },
  },
})
