import type { Where } from '../access/where.js'
import type { Use } from '../write/unused.js'

/** The bundles by which releases were promoted, told by their ids: what was heard of them is shown with their release. */
export function usesByBundles(where: Where): Use[] {
  return [
    {
      kind: 'OutgoingBundles',
      where,
      called: ['bundle that was made for another Space', 'bundles that were made for other Spaces'],
      column: 'bundleId',
    },
  ]
}
