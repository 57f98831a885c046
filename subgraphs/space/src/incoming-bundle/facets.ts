import { byRequired, byRequiredRelation } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { IncomingBundleFilter } from './connection.js'
import { incomingBundleList } from './list.js'

facetsOf({
  type: 'IncomingBundle',
  what: 'release bundles that came from other Spaces',
  list: incomingBundleList,
  filter: IncomingBundleFilter,
  access: 'BundleView',
  fields: {
    state: { description: 'By what became of them.', facet: byRequired('incomingBundle', 'state') },
    trust: {
      description: 'By the trust by which they came, by name.',
      facet: byRequiredRelation('incomingBundle', 'trustId', 'Trusts'),
    },
  },
})
