import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { InterruptionResult, InterruptionType } from './kinds.js'
import { interruptionList } from './list.js'
import { InterruptionConnection } from './type.js'

/** The input that chooses interruptions, for lists and facets alike. */
export const InterruptionFilter = builder.inputType('InterruptionFilter', {
  description: 'Which interruptions. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: 'Only interruptions whose title holds this text.' }),
    isPending: t.boolean({ description: 'Only those that wait still, or only others.' }),
    type: t.field({ type: [InterruptionType], description: 'Only those of these types.' }),
    result: t.field({ type: [InterruptionResult], description: 'Only those that were answered so.' }),
    task: t.idList({ description: 'Only those of these tasks, by id. `BAD_ID` for a malformed one.' }),
    project: t.idList({ description: 'Only those of tasks of these projects, by id.' }),
    environment: t.idList({ description: 'Only those of tasks in these environments, by id.' }),
    tenant: t.idList({ description: 'Only those of tasks for these tenants, by id.' }),
    mine: t.boolean({
      description:
        'Only those that the caller took charge of or that a team of theirs, by which they have a role here, is responsible for; or only others.',
    }),
    created: t.field({ type: TimeRange, description: 'Only those that began to wait then.' }),
  }),
})

const InterruptionOrder = orderInput('Interruption', {
  CREATED_AT: 'By since when they wait.',
  TITLE: 'By title, whatever its case.',
})

/** The arguments of every list of interruptions. */
export const interruptionArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: InterruptionFilter, description: 'Which interruptions.' }),
    orderBy: t.field({
      type: InterruptionOrder,
      defaultValue: interruptionList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: interruptionList,
  type: InterruptionConnection,
  access: 'InterruptionView',
  args: interruptionArguments,
  what: 'interruptions',
})
