import { byColumn, byRequired, byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { InterruptionFilter } from './connection.js'
import { interruptionList } from './list.js'

facetsOf({
  type: 'Interruption',
  what: 'interruptions',
  list: interruptionList,
  filter: InterruptionFilter,
  access: 'InterruptionView',
  fields: {
    type: { description: 'By type.', facet: byRequired('interruption', 'type') },
    state: {
      description: 'By whether they wait: `pending` or `resolved`.',
      facet: byTruth('interruption', 'isPending', ['resolved', 'pending']),
    },
    result: { description: 'By what was answered.', facet: byColumn('interruption', 'result') },
  },
})
