import { ExploreInterruptionsDocument } from '../../generated/graphql'
import type { ExploreInterruptionsQuery, ExploreInterruptionsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** An interruption as the list shows it. */
export type InterruptionNode = NonNullable<ExploreInterruptionsQuery['interruptions']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', isWords: true },
  { id: 'type', title: 'Kind', isWords: true },
  { id: 'result', title: 'Result', isWords: true },
] as const

const ORDERS = { created: 'CREATED_AT', title: 'TITLE' } as const

export const interruptionsSource: ListSource<
  ExploreInterruptionsQuery,
  ExploreInterruptionsQueryVariables,
  InterruptionNode
> = {
  path: '/explore/interruptions',
  title: 'Interruptions',
  what: 'interruptions',
  document: ExploreInterruptionsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-created',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-created') }),
  connection: ({ interruptions }) => interruptions,
  counts: ({ interruptionFacets }) => interruptionFacets,
}
