import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { machinePolicyList } from './list.js'
import { MachinePolicyConnection } from './type.js'

/** The input that chooses machine policies, for lists and facets alike. */
export const MachinePolicyFilter = builder.inputType('MachinePolicyFilter', {
  description: 'Which machine policies. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    isDefault: t.boolean({ description: 'Only the one that is the default of its Space, or only others.' }),
    mayBeOffline: t.boolean({ description: 'Only those whose machines may be unavailable, or only others.' }),
    hasHealthChecks: t.boolean({ description: 'Only those with regular health checks, or only those without.' }),
    created: t.field({ type: TimeRange, description: 'Only those created in this time.' }),
  }),
})

const MachinePolicyOrder = orderInput('MachinePolicy', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

rootList({
  list: machinePolicyList,
  type: MachinePolicyConnection,
  access: 'MachinePolicyView',
  args: {
    ...pageArguments,
    ...builder.args((t) => ({
      filter: t.field({ type: MachinePolicyFilter, description: 'Which machine policies.' }),
      orderBy: t.field({
        type: MachinePolicyOrder,
        defaultValue: machinePolicyList.by,
        description: 'How they are ordered.',
      }),
    })),
  },
  what: 'machine policies',
})
