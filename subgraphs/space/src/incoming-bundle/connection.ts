import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { incomingBundleList } from './list.js'
import { IncomingBundleState } from './state.js'
import { IncomingBundleConnection } from './type.js'

/** The input that chooses bundles that came here, for lists and facets alike. */
export const IncomingBundleFilter = builder.inputType('IncomingBundleFilter', {
  description: 'Which bundles that came here. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: 'Only bundles of projects whose name, where they were built, holds this text.' }),
    trust: t.idList({ description: 'Only bundles that came by one of these trusts, by id.' }),
    state: t.field({ type: [IncomingBundleState], description: 'Only bundles in one of these states.' }),
    imported: t.field({ type: TimeRange, description: 'Only bundles that were taken in in this range of time.' }),
    isReceiptDue: t.boolean({ description: 'Only bundles with something to tell their source, or only others.' }),
  }),
})

const IncomingBundleOrder = orderInput('IncomingBundle', {
  IMPORTED_AT: 'By when they were taken in.',
  PROJECT: "By the project's name where it was built, whatever its case.",
})

/** The arguments of every list of bundles that came here. */
export const incomingBundleArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: IncomingBundleFilter, description: 'Which bundles.' }),
    orderBy: t.field({
      type: IncomingBundleOrder,
      defaultValue: incomingBundleList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: incomingBundleList,
  type: IncomingBundleConnection,
  access: 'BundleView',
  args: incomingBundleArguments,
  what: 'release bundles that came from other Spaces',
})
