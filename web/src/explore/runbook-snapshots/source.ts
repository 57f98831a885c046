import { ExploreRunbookSnapshotsDocument } from '../../generated/graphql'
import type { ExploreRunbookSnapshotsQuery, ExploreRunbookSnapshotsQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A runbook snapshot as the list shows it. */
export type RunbookSnapshotNode = NonNullable<ExploreRunbookSnapshotsQuery['runbookSnapshots']>['nodes'][number]

const FACETS = [
  { id: 'runbook', title: 'Runbook' },
  { id: 'project', title: 'Project' },
  { id: 'state', title: 'State', isWords: true },
] as const

const ORDERS = { created: 'CREATED_AT', name: 'NAME' } as const

export const runbookSnapshotsSource: ListSource<
  ExploreRunbookSnapshotsQuery,
  ExploreRunbookSnapshotsQueryVariables,
  RunbookSnapshotNode
> = {
  path: '/explore/runbook-snapshots',
  title: 'Runbook snapshots',
  what: 'runbook snapshots',
  document: ExploreRunbookSnapshotsDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-created',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-created') }),
  connection: ({ runbookSnapshots }) => runbookSnapshots,
  counts: ({ runbookSnapshotFacets }) => runbookSnapshotFacets,
}
