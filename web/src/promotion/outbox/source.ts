import { listVariables, orderOf, type ListSource } from '../../explore/list-source'
import { listSearch } from '../../find/list-search'
import { PromotionOutboxDocument } from '../../generated/graphql'
import type { PromotionOutboxQuery, PromotionOutboxQueryVariables } from '../../generated/graphql'
import { OUTGOING_LABELS } from '../states'

/** A bundle that was made, as the outbox shows it. */
export type OutboxNode = NonNullable<PromotionOutboxQuery['outgoingBundles']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', labels: OUTGOING_LABELS },
  { id: 'trust', title: 'For' },
]

const ORDERS = { made: 'CREATED_AT' } as const

/** The outbox: what all Spaces made for others. */
export const outboxSource: ListSource<PromotionOutboxQuery, PromotionOutboxQueryVariables, OutboxNode> = {
  path: '/promotions/outbox',
  title: 'Outbox',
  what: 'bundles',
  document: PromotionOutboxDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-made',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-made') }),
  connection: ({ outgoingBundles }) => outgoingBundles,
  counts: ({ outgoingBundleFacets }) => outgoingBundleFacets,
}
