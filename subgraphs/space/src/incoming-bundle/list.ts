import type { IncomingBundleState } from '@spaceport/database/space'
import { containsText, inRange, isOneOf, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which bundles that came here. */
export type IncomingBundleFilter = CommonFilter & {
  trust?: string[] | null
  state?: IncomingBundleState[] | null
  imported?: TimeRangeFilter | null
  isReceiptDue?: boolean | null
}

/** How bundles that came here are listed. */
export const incomingBundleList: List<IncomingBundleFilter, 'IMPORTED_AT' | 'PROJECT'> = {
  name: 'incomingBundles',
  kind: 'IncomingBundles',
  model: 'incomingBundle',
  orders: {
    IMPORTED_AT: { column: 'importedAt', holds: 'time' },
    PROJECT: { column: 'projectKey', holds: 'text-key' },
  },
  by: { field: 'IMPORTED_AT', direction: 'DESC' },
  where: ({ text, trust, state, imported, isReceiptDue }, context) => [
    ...containsText(text, 'projectKey'),
    ...refersTo('trust', 'Trusts', trust, context),
    ...isOneOf('state', state),
    ...inRange('importedAt', imported),
    ...isTrue('isReceiptDue', isReceiptDue),
  ],
}
