import { orderOf, PAGE, type ListSource } from '../../explore/list-source'
import { chosenOf, listSearch, type ListSearch } from '../../find/list-search'
import { isMeant } from '../../find/grammar'
import { PromotionsUnderWayDocument } from '../../generated/graphql'
import type { PromotionsUnderWayQuery, PromotionsUnderWayQueryVariables, PromotionState } from '../../generated/graphql'
import { PROMOTION_LABELS } from '../states'

/** A promotion over the network, as the list shows it. */
export type UnderWayNode = NonNullable<PromotionsUnderWayQuery['promotions']>['nodes'][number]

const FACETS = [{ id: 'state', title: 'State', labels: PROMOTION_LABELS }]

const ORDERS = { begun: 'CREATED_AT' } as const

/** Each state with the field of the answer that counts it. */
const STATES = {
  QUEUED: 'queued',
  SENDING_PACKAGES: 'sendingPackages',
  SENDING: 'sending',
  IMPORTING: 'importing',
  FAILED: 'failed',
  DELIVERED: 'delivered',
  CANCELED: 'canceled',
} as const satisfies Record<PromotionState, string>

const ALL = Object.keys(STATES) as PromotionState[]

/** The states that the typed names mean; none for no such name. */
function statesIn(search: ListSearch): { state?: PromotionState[] } {
  const { state: names } = chosenOf(search, ['state'])
  return names ? { state: ALL.filter((state) => names.some((name) => isMeant(state, name))) } : {}
}

/** What travels over the network. The zone counts no facets: the states are counted by seven short lists in the same request. */
export const underWaySource: ListSource<PromotionsUnderWayQuery, PromotionsUnderWayQueryVariables, UnderWayNode> = {
  path: '/promotions/under-way',
  title: 'In progress',
  what: 'promotions',
  document: PromotionsUnderWayDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-begun',
  ),
  facets: FACETS,
  variables: (search) => {
    const space = search.space.length > 0 ? { space: search.space } : {}
    return {
      first: PAGE,
      facets: true,
      ...(search.after === null ? {} : { after: search.after }),
      filter: { ...space, ...statesIn(search) },
      ...space,
      orderBy: orderOf(search.sort, ORDERS, '-begun'),
    }
  },
  connection: ({ promotions, spaces }) => {
    const count = spaces?.totalCount ?? 0
    return promotions && { ...promotions, completeness: { asked: count, answered: count, missing: [] } }
  },
  counts: (data) => ({
    state: {
      values: ALL.flatMap((name) => {
        const count = data[STATES[name]]?.totalCount ?? 0
        return count > 0 ? [{ name, count }] : []
      }),
      truncated: false,
    },
  }),
}
