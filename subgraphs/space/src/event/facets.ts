import { byRequired } from '../facet/facet.js'
import { facetsOf } from '../facet/facets.js'
import { EventFilter } from './connection.js'
import { eventList } from './list.js'

facetsOf({
  type: 'Event',
  what: 'events',
  list: eventList,
  filter: EventFilter,
  access: 'EventView',
  fields: {
    action: { description: 'By action.', facet: byRequired('event', 'action') },
    actor: { description: "By actor: `Users-1`, or a component's name.", facet: byRequired('event', 'actor') },
  },
})
