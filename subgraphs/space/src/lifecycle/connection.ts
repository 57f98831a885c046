import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { lifecycleList } from './list.js'
import { LifecycleConnection } from './type.js'

const LifecycleFilter = builder.inputType('LifecycleFilter', {
  description: 'Which lifecycles. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const LifecycleOrder = orderInput('Lifecycle', { NAME: BY_NAME })

/** The arguments of every list of lifecycles. */
export const lifecycleArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: LifecycleFilter, description: 'Which lifecycles.' }),
    orderBy: t.field({ type: LifecycleOrder, defaultValue: lifecycleList.by, description: 'How they are ordered.' }),
  })),
}

builder.queryField('lifecycles', (t) =>
  t.field({
    type: LifecycleConnection,
    nullable: true,
    access: 'LifecycleView',
    fleet: { merge: 'CONNECTION' },
    description: 'The lifecycles of all Spaces that the caller may enter.',
    args: lifecycleArguments,
    resolve: (_root, args, context, info) => rootConnection(lifecycleList, args, context, info),
  }),
)
