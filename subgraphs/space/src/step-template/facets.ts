import { byCondition } from '../facet/by-condition.js'
import { byColumn, byText } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { StepTemplateFilter } from './connection.js'
import { isUsed, stepTemplateList } from './list.js'

facetsOf({
  type: 'StepTemplate',
  what: 'step templates',
  list: stepTemplateList,
  filter: StepTemplateFilter,
  access: 'ActionTemplateView',
  fields: {
    category: {
      description: 'By category, without those that have none.',
      facet: byText('stepTemplate', 'category', byColumn),
    },
    actionType: { description: 'By kind of action.', facet: byText('stepTemplate', 'actionType') },
    use: {
      description: 'By whether an action was made from them which the caller can see: `used` or `unused`.',
      facet: byCondition('stepTemplate', [
        { name: 'used', where: (context) => isUsed(context, true) },
        { name: 'unused', where: (context) => isUsed(context, false) },
      ]),
    },
  },
})
