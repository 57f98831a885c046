import { byCondition } from '../facet/by-condition.js'
import { byTruth } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { remoteWhere } from '../write/owner.js'
import { EnvironmentFilter } from './connection.js'
import { environmentList } from './list.js'

facetsOf({
  type: 'Environment',
  what: 'environments',
  list: environmentList,
  filter: EnvironmentFilter,
  access: 'EnvironmentView',
  fields: {
    failure: {
      description: 'By what a failed step does there: `guided` or `fails`.',
      facet: byTruth('environment', 'useGuidedFailure', ['fails', 'guided']),
    },
    owner: {
      description: 'By where they live: `here`, or `elsewhere` for placeholders.',
      facet: byCondition('environment', [
        { name: 'here', where: () => remoteWhere(false) },
        { name: 'elsewhere', where: () => remoteWhere(true) },
      ]),
    },
  },
})
