import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { stepTemplateList } from './list.js'
import { StepTemplateConnection } from './type.js'

const StepTemplateFilter = builder.inputType('StepTemplateFilter', {
  description: 'Which step templates. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const StepTemplateOrder = orderInput('StepTemplate', { NAME: BY_NAME, CREATED_AT: 'By when they were first imported.' })

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

builder.queryField('stepTemplates', (t) =>
  t.field({
    type: StepTemplateConnection,
    nullable: true,
    access: 'ActionTemplateView',
    fleet: { merge: 'CONNECTION' },
    description: 'The step templates of all Spaces that the caller may enter.',
    args: stepTemplateArguments,
    resolve: (_root, args, context, info) => rootConnection(stepTemplateList, args, context, info),
  }),
)
