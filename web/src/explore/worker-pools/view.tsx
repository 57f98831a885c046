'use client'

import type { ExploreWorkerPoolsQuery, ExploreWorkerPoolsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { workerPoolsSource, type WorkerPoolNode } from './source'

const c = columnsOf<WorkerPoolNode>()

const LOOK: ListLook<WorkerPoolNode> = {
  kind: 'Worker pool',
  columns: [
    c.head('Worker pool', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.text('type', 'Kind', ({ type }) => wordsOf(type.replace('_WORKER_POOL', '')), { width: 'w-28', path: 'type' }),
    c.number('workers', 'Workers', ({ workers }) => workers.totalCount, { path: 'workers.totalCount' }),
    c.either('default', 'Default', ({ isDefault }) => isDefault, ['Default', null]),
    c.text('image', 'Image', ({ workerImage }) => workerImage, { path: 'workerImage', isExtra: true }),
    c.number('order', 'Place', ({ sortOrder }) => sortOrder, { sort: 'order', path: 'sortOrder', isExtra: true }),
    c.description(({ description }) => description, { isExtra: false }),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Its workers', href: explorePath('workers', { ...within(node), workerPool: [node.name] }) },
  ],
  live: ['WORKER_POOL'],

  empty: { title: 'No worker pools yet', say: 'Worker pools of the Spaces that you may enter appear here.' },
}

/** Worker pools of every Space that the caller may enter. */
export function WorkerPoolsView({
  served,
}: {
  served: Served<ExploreWorkerPoolsQuery, ExploreWorkerPoolsQueryVariables>
}) {
  return <ExploreView source={workerPoolsSource} look={LOOK} served={served} />
}
