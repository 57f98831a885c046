import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { AccountType } from './account-type.js'
import { accountList } from './list.js'
import { AccountConnection } from './type.js'
import { usedFilterFields } from './used-fields.js'

/** The input that chooses accounts, for lists and facets alike. */
export const AccountFilter = builder.inputType('AccountFilter', {
  description: 'Which accounts. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    type: t.field({ type: [AccountType], description: 'Only accounts of these types.' }),
    created: t.field({ type: TimeRange, description: 'Only accounts created in this range of time.' }),
    ...usedFilterFields(t),
  }),
})

const AccountOrder = orderInput('Account', { NAME: BY_NAME, CREATED_AT: BY_CREATION })

/** The arguments of every list of accounts. */
export const accountArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: AccountFilter, description: 'Which accounts.' }),
    orderBy: t.field({ type: AccountOrder, defaultValue: accountList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: accountList,
  type: AccountConnection,
  access: 'AccountView',
  args: accountArguments,
  what: 'accounts',
})
