import { byText } from '../facet/facet.js'
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
    action: { description: 'By action.', facet: byText('event', 'action') },
    actor: { description: "By actor: `Users-1`, or a component's name.", facet: byText('event', 'actor') },
  },
})
