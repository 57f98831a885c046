import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { stepTemplateList } from './list.js'
import { StepTemplateConnection } from './type.js'

/** The input that chooses step templates, for lists and facets alike. */
export const StepTemplateFilter = builder.inputType('StepTemplateFilter', {
  description: 'Which step templates. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    category: t.stringList({ description: 'Only templates of one of these categories, such as `aws`.' }),
    actionType: t.stringList({ description: 'Only templates of one of these kinds of action.' }),
    isCommunity: t.boolean({ description: 'Only templates that came from a file, or only those made here.' }),
    isUsed: t.boolean({
      description: 'Only templates that an action was made from which the caller can see, or others.',
    }),
    created: t.field({ type: TimeRange, description: 'Only templates whose first version was made in this time.' }),
    updated: t.field({ type: TimeRange, description: 'Only templates whose current version was made in this time.' }),
  }),
})

const StepTemplateOrder = orderInput('StepTemplate', {
  NAME: BY_NAME,
  CREATED_AT: 'By when their first version was imported or made.',
  UPDATED_AT: 'By when their current version was imported or made.',
})

/** The arguments of every list of step templates. */
export const stepTemplateArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: StepTemplateFilter, description: 'Which step templates.' }),
    orderBy: t.field({
      type: StepTemplateOrder,
      defaultValue: stepTemplateList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: stepTemplateList,
  type: StepTemplateConnection,
  access: 'ActionTemplateView',
  args: stepTemplateArguments,
  what: 'step templates',
})
