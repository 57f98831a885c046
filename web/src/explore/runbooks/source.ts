import { ExploreRunbooksDocument } from '../../generated/graphql'
import type { ExploreRunbooksQuery, ExploreRunbooksQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A runbook as the list shows it. */
export type RunbookNode = NonNullable<ExploreRunbooksQuery['runbooks']>['nodes'][number]

const FACETS = [
  { id: 'project', title: 'Project' },
  { id: 'state', title: 'State', isWords: true },
  { id: 'environmentScope', title: 'Environments', isWords: true },
  { id: 'tenantedMode', title: 'Tenants', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT' } as const

export const runbooksSource: ListSource<ExploreRunbooksQuery, ExploreRunbooksQueryVariables, RunbookNode> = {
  path: '/explore/runbooks',
  title: 'Runbooks',
  what: 'runbooks',
  document: ExploreRunbooksDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ runbooks }) => runbooks,
  counts: ({ runbookFacets }) => runbookFacets,
}
