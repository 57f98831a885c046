import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { environmentList } from './list.js'
import { EnvironmentConnection } from './type.js'

/** The input that chooses environments, for lists and facets alike. */
export const EnvironmentFilter = builder.inputType('EnvironmentFilter', {
  description: 'Which environments. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    isRemote: t.boolean({ description: 'Only placeholders for environments of other Spaces, or only others.' }),
    useGuidedFailure: t.boolean({ description: 'Only those where a failed step waits for guidance, or only others.' }),
    lifecycle: t.idList({
      description: 'Only those that a phase of one of these lifecycles names, by id. `BAD_ID` for a malformed one.',
    }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const EnvironmentOrder = orderInput('Environment', {
  NAME: BY_NAME,
  SORT_ORDER: 'By their place among the environments, as people gave it.',
  CREATED_AT: BY_CREATION,
})

/** The arguments of every list of environments. */
export const environmentArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: EnvironmentFilter, description: 'Which environments.' }),
    orderBy: t.field({
      type: EnvironmentOrder,
      defaultValue: environmentList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: environmentList,
  type: EnvironmentConnection,
  access: 'EnvironmentView',
  args: environmentArguments,
  what: 'environments, placeholders included',
})
