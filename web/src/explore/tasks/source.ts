import { ExploreServerTasksDocument } from '../../generated/graphql'
import type { ExploreServerTasksQuery, ExploreServerTasksQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A task as the list shows it. */
export type ServerTaskNode = NonNullable<ExploreServerTasksQuery['serverTasks']>['nodes'][number]

const FACETS = [
  { id: 'state', title: 'State', isWords: true },
  { id: 'name', title: 'Kind', isWords: true },
  { id: 'interruption', title: 'Waits for somebody', isWords: true },
  { id: 'environment', title: 'Environment' },
  { id: 'project', title: 'Project' },
  { id: 'tenant', title: 'Tenant' },
] as const

const ORDERS = { queued: 'QUEUED_AT', completed: 'COMPLETED_AT' } as const

export const tasksSource: ListSource<ExploreServerTasksQuery, ExploreServerTasksQueryVariables, ServerTaskNode> = {
  path: '/explore/tasks',
  title: 'Tasks',
  what: 'tasks',
  document: ExploreServerTasksDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    '-queued',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, '-queued') }),
  connection: ({ serverTasks }) => serverTasks,
  counts: ({ serverTaskFacets }) => serverTaskFacets,
}
