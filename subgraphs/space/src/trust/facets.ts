import { byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { TrustFilter } from './connection.js'
import { trustList } from './list.js'

facetsOf({
  type: 'Trust',
  what: 'trusts',
  list: trustList,
  filter: TrustFilter,
  access: 'TrustView',
  fields: {
    purpose: { description: 'By what they let the other Space do.', facet: byRequired('trust', 'purpose') },
    state: { description: 'By whether they are in force.', facet: byRequired('trust', 'state') },
  },
})
