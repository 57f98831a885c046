import { allOf } from '../access/where.js'
import { byCondition } from '../facet/by-condition.js'
import { byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { LifecycleFilter } from './connection.js'
import { lifecycleList, used } from './list.js'

facetsOf({
  type: 'Lifecycle',
  what: 'lifecycles',
  list: lifecycleList,
  filter: LifecycleFilter,
  access: 'LifecycleView',
  fields: {
    use: {
      description: 'By whether projects or channels go by them that the caller can see: `used` or `unused`.',
      facet: byCondition('lifecycle', [
        { name: 'used', where: (context) => allOf(used(true, context)) },
        { name: 'unused', where: (context) => allOf(used(false, context)) },
      ]),
    },
    releaseRetention: {
      description: 'By what is counted of the releases that are kept.',
      facet: byRequired('lifecycle', 'releaseRetentionUnit'),
    },
  },
})
