import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { lifecycleList } from './list.js'
import { LifecycleConnection } from './type.js'

/** The input that chooses lifecycles, for lists and facets alike. */
export const LifecycleFilter = builder.inputType('LifecycleFilter', {
  description: 'Which lifecycles. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    environment: t.idList({
      description: 'Only lifecycles that go to one of these environments, by id. `BAD_ID` for a malformed one.',
    }),
    isUsed: t.boolean({
      description: 'Only lifecycles by which projects or channels go that the caller can see, or only others.',
    }),
    created: t.field({ type: TimeRange, description: 'Only lifecycles created in this time.' }),
  }),
})

const LifecycleOrder = orderInput('Lifecycle', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of lifecycles. */
export const lifecycleArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: LifecycleFilter, description: 'Which lifecycles.' }),
    orderBy: t.field({ type: LifecycleOrder, defaultValue: lifecycleList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: lifecycleList,
  type: LifecycleConnection,
  access: 'LifecycleView',
  args: lifecycleArguments,
  what: 'lifecycles',
})
