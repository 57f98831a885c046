import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_NAME, orderInput } from '../connection/order.js'
import { rootConnection } from '../connection/root.js'
import { environmentList } from './list.js'
import { EnvironmentConnection } from './type.js'

const EnvironmentFilter = builder.inputType('EnvironmentFilter', {
  description: 'Which environments. All that is given must hold.',
  fields: (t) => commonFilterFields(t),
})

const EnvironmentOrder = orderInput('Environment', { NAME: BY_NAME })

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

builder.queryField('environments', (t) =>
  t.field({
    type: EnvironmentConnection,
    nullable: true,
    access: 'EnvironmentView',
    fleet: { merge: 'CONNECTION' },
    description: 'The environments of all Spaces that the caller may enter.',
    args: environmentArguments,
    resolve: (_root, args, context, info) => rootConnection(environmentList, args, context, info),
  }),
)
