'use client'

import type { ExploreWorkersQuery, ExploreWorkersQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { healthTone } from '../../ui/health'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { workersSource, type WorkerNode } from './source'

const c = columnsOf<WorkerNode>()

const LOOK: ListLook<WorkerNode> = {
  kind: 'Worker',
  columns: [
    c.head('Worker', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.other('health', 'Health', ({ health }) => <StateText tone={healthTone(health)}>{wordsOf(health)}</StateText>, {
      width: 'w-36',
      path: 'health',
    }),
    c.names('pools', 'Worker pools', ({ workerPools }) => workerPools.map(({ name }) => name)),
    c.space,
    c.zone,
    c.time('checked', 'Checked', ({ healthCheckedAt }) => healthCheckedAt, { path: 'healthCheckedAt' }),
    c.text('style', 'Connection', ({ endpointStyle }) => wordsOf(endpointStyle), {
      path: 'endpointStyle',
      isExtra: true,
    }),
    c.mono('uri', 'Address', ({ uri }) => uri, { width: 'w-64', path: 'uri', isExtra: true }),
    c.text('system', 'Operating system', ({ operatingSystem }) => operatingSystem, {
      path: 'operatingSystem',
      isExtra: true,
    }),
    c.text('policy', 'Machine policy', ({ machinePolicy }) => machinePolicy?.name, {
      path: 'machinePolicy.name',
      isExtra: true,
    }),
    c.either('disabled', 'Takes part', ({ isDisabled }) => isDisabled, ['Disabled', 'Yes'], { isExtra: true }),
    c.text('summary', 'Last check said', ({ healthSummary }) => healthSummary, {
      width: 'w-80',
      path: 'healthSummary',
      isExtra: true,
    }),
  ],
  nameOf: ({ name }) => name,
  tileMark: ({ health }) => <StateText tone={healthTone(health)}>{wordsOf(health)}</StateText>,
  tileTone: ({ health }) => healthTone(health),
  related: (node) =>
    node.workerPools.map((one) => ({
      title: `Workers of ${one.name}`,
      href: explorePath('workers', { ...within(node), workerPool: [one.name] }),
    })),
  live: ['WORKER'],

  empty: { title: 'No workers yet', say: 'Machines that run steps for others appear here.' },
}

/** Workers of every Space that the caller may enter. */
export function WorkersView({ served }: { served: Served<ExploreWorkersQuery, ExploreWorkersQueryVariables> }) {
  return <ExploreView source={workersSource} look={LOOK} served={served} />
}
