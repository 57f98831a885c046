import { eventWhere, type EventFilter as KitFilter } from '@spaceport/kit/audit/filter'
import { BY_TIME } from '@spaceport/kit/audit/page'
import type { CommonFilter, List } from '../connection/list.js'

/** Which events. */
export type EventFilter = CommonFilter & KitFilter

/** How events are listed. */
export const eventList: List<EventFilter, 'AT'> = {
  name: 'events',
  kind: 'Events',
  model: 'event',
  orders: { AT: { column: 'at', holds: 'time' } },
  by: BY_TIME,
  where: (filter) => eventWhere(filter),
}
