import { listVariables, orderOf, type ListSource } from '../../explore/list-source'
import { listSearch } from '../../find/list-search'
import { PromotionInboxDocument } from '../../generated/graphql'
import type { PromotionInboxQuery, PromotionInboxQueryVariables } from '../../generated/graphql'
import { INCOMING_LABELS } from '../states'

/** A bundle that came, as the inbox shows it. */
export type InboxNode = NonNullable<PromotionInboxQuery['incomingBundles']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', labels: INCOMING_LABELS },
  { id: 'trust', title: 'Trust' },
]

const ORDERS = { came: 'IMPORTED_AT', release: 'PROJECT' } as const

/** The inbox: what came to all Spaces; what waits for a decision is asked for besides, so that it stands before all else. */
export const inboxSource: ListSource<PromotionInboxQuery, PromotionInboxQueryVariables, InboxNode> = {
  path: '/promotions',
  title: 'Inbox',
  what: 'bundles',
  document: PromotionInboxDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-came',
  ),
  facets: FACETS,
  variables: (search) => {
    const common = listVariables(search, FACETS)
    return {
      ...common,
      waiting: { ...common.filter, state: ['RECEIVED'] },
      orderBy: orderOf(search.sort, ORDERS, '-came'),
    }
  },
  connection: ({ incomingBundles }) => incomingBundles,
  counts: ({ incomingBundleFacets }) => incomingBundleFacets,
}
