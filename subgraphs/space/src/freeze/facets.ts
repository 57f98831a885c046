import { byCondition } from '../facet/by-condition.js'
import { facetsOf } from '../facet/facets.js'
import { DeploymentFreezeFilter } from './connection.js'
import { deploymentFreezeList } from './list.js'
import { momentOf } from './moment.js'
import { standing } from './state.js'

const STATES = ['PAST', 'ACTIVE', 'FUTURE'] as const

facetsOf({
  type: 'DeploymentFreeze',
  what: 'deployment freezes',
  list: deploymentFreezeList,
  filter: DeploymentFreezeFilter,
  access: 'EnvironmentView',
  fields: {
    state: {
      description: "By whether they are over, in force or to come, each by its Space's clock at one moment.",
      facet: byCondition(
        'deploymentFreeze',
        STATES.map((name) => ({ name, where: (context) => standing(name, momentOf(context)) })),
      ),
    },
  },
})
