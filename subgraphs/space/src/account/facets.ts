import { byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { AccountFilter } from './connection.js'
import { accountList } from './list.js'

facetsOf({
  type: 'Account',
  what: 'accounts',
  list: accountList,
  filter: AccountFilter,
  access: 'AccountView',
  fields: {
    type: { description: 'By type.', facet: byRequired('account', 'type') },
    tenantedMode: {
      description: 'By whether they are used for tenants.',
      facet: byRequired('account', 'tenantedMode'),
    },
  },
})
