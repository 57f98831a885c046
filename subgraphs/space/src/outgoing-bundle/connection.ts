import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { outgoingBundleList } from './list.js'
import { OutgoingBundleState } from './state.js'
import { OutgoingBundleConnection } from './type.js'

/** The input that chooses bundles that were made here, for lists and facets alike. */
export const OutgoingBundleFilter = builder.inputType('OutgoingBundleFilter', {
  description: 'Which bundles that were made here. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    text: t.string({ description: "Only bundles whose release's version holds this text." }),
    release: t.idList({ description: 'Only bundles of these releases, by id. `BAD_ID` for a malformed one.' }),
    project: t.idList({ description: 'Only bundles of releases of these projects, by id.' }),
    trust: t.idList({ description: 'Only bundles for the Spaces of these trusts, by id.' }),
    state: t.field({ type: [OutgoingBundleState], description: 'Only bundles in one of these states.' }),
    created: t.field({ type: TimeRange, description: 'Only bundles made in this range of time.' }),
    isExpired: t.boolean({ description: 'Only bundles that are refused by now for their age, or only others.' }),
  }),
})

const OutgoingBundleOrder = orderInput('OutgoingBundle', { CREATED_AT: BY_CREATION })

/** The arguments of every list of bundles that were made here. */
export const outgoingBundleArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: OutgoingBundleFilter, description: 'Which bundles.' }),
    orderBy: t.field({
      type: OutgoingBundleOrder,
      defaultValue: outgoingBundleList.by,
      description: 'How they are ordered.',
    }),
  })),
}

rootList({
  list: outgoingBundleList,
  type: OutgoingBundleConnection,
  access: 'ReleaseView',
  args: outgoingBundleArguments,
  what: 'release bundles that were made for other Spaces',
})
