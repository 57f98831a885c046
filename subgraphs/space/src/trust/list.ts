import type { TrustPurpose, TrustState } from '@spaceport/database/space'
import { isText } from '../build-information/key-filter.js'
import { containsText, isOneOf } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which trusts. */
export type TrustFilter = CommonFilter & {
  purpose?: TrustPurpose[] | null
  state?: TrustState[] | null
  root?: string[] | null
}

/** How trusts are listed. */
export const trustList: List<TrustFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'trusts',
  kind: 'Trusts',
  model: 'trust',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: ({ text, purpose, state, root }) => [
    ...containsText(text),
    ...isOneOf('purpose', purpose),
    ...isOneOf('state', state),
    ...isText(
      'root',
      root?.map((hex) => hex.toLowerCase()),
    ),
  ],
}
