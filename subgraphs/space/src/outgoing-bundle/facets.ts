import { byRequired, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { OutgoingBundleFilter } from './connection.js'
import { outgoingBundleList } from './list.js'

facetsOf({
  type: 'OutgoingBundle',
  what: 'release bundles that were made for other Spaces',
  list: outgoingBundleList,
  filter: OutgoingBundleFilter,
  access: 'ReleaseView',
  fields: {
    state: { description: 'By what became of them.', facet: byRequired('outgoingBundle', 'state') },
    trust: {
      description: 'By the trust in the Space that they are for, by name.',
      facet: byRequiredRelation('outgoingBundle', 'trustId', 'Trusts'),
    },
  },
})
