import { builder } from '../builder.js'
import { commonFilterFields, pageArguments } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { trustList } from './list.js'
import { TrustPurpose } from './purpose.js'
import { TrustState } from './state.js'
import { TrustConnection } from './type.js'

/** The input that chooses trusts, for lists and facets alike. */
export const TrustFilter = builder.inputType('TrustFilter', {
  description: 'Which trusts. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    purpose: t.field({ type: [TrustPurpose], description: 'Only those for one of these purposes.' }),
    state: t.field({ type: [TrustState], description: 'Only those in one of these states.' }),
    root: t.stringList({
      description: 'Only those of a Space with one of these roots, 64 hexadecimal digits each.',
    }),
  }),
})

const TrustOrder = orderInput('Trust', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

rootList({
  list: trustList,
  type: TrustConnection,
  access: 'TrustView',
  args: {
    ...pageArguments,
    ...builder.args((t) => ({
      filter: t.field({ type: TrustFilter, description: 'Which trusts.' }),
      orderBy: t.field({ type: TrustOrder, defaultValue: trustList.by, description: 'How they are ordered.' }),
    })),
  },
  what: 'trusts',
})
