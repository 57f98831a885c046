import type { FeedType } from '@spaceport/database/space'
import { containsText, hasValue, isOneOf } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which feeds. */
export type FeedFilter = CommonFilter & { type?: FeedType[] | null; hasPassword?: boolean | null }

/** How feeds are listed. */
export const feedList: List<FeedFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'feeds',
  kind: 'Feeds',
  model: 'feed',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, type, hasPassword }) => [
    ...containsText(text),
    ...isOneOf('type', type),
    ...hasValue('secretId', hasPassword),
  ],
}
