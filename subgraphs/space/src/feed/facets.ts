import { byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { FeedFilter } from './connection.js'
import { feedList } from './list.js'

facetsOf({
  type: 'Feed',
  what: 'feeds',
  list: feedList,
  filter: FeedFilter,
  access: 'FeedView',
  fields: { type: { description: 'By type.', facet: byRequired('feed', 'type') } },
})
