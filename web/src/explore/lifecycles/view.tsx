'use client'

import type { ExploreLifecyclesQuery, ExploreLifecyclesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { lifecyclesSource, type LifecycleNode } from './source'

const c = columnsOf<LifecycleNode>()

/** How long something is kept. */
function keptText(kept: LifecycleNode['releaseRetention']): string | null {
  if (!kept) return null
  return kept.quantity ? `${kept.quantity} ${wordsOf(kept.unit).toLowerCase()}` : 'Always'
}

const LOOK: ListLook<LifecycleNode> = {
  kind: 'Lifecycle',
  columns: [
    c.head('Lifecycle', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.text(
      'phases',
      'Phases',
      ({ phases }) => phases.map(({ name }) => name).join(' → ') || 'All environments, in their order',
      { width: 'w-80' },
    ),
    c.number('projects', 'Projects', ({ projects }) => projects.totalCount, { path: 'projects.totalCount' }),
    c.number('channels', 'Channels', ({ channels }) => channels.totalCount, { path: 'channels.totalCount' }),
    c.text('retention', 'Releases kept', ({ releaseRetention }) => keptText(releaseRetention), { isExtra: true }),
    c.text('targets', 'Files kept', ({ targetRetention }) => keptText(targetRetention), { isExtra: true }),
    c.description(({ description }) => description),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Projects that use it', href: explorePath('projects', { ...within(node), lifecycle: [node.name] }) },
    { title: 'Channels that use it', href: explorePath('channels', { ...within(node), lifecycle: [node.name] }) },
  ],
  live: ['LIFECYCLE'],

  empty: { title: 'No lifecycles yet', say: 'Through which environments releases go, and in what order.' },
}

/** Lifecycles of every Space that the caller may enter. */
export function LifecyclesView({
  served,
}: {
  served: Served<ExploreLifecyclesQuery, ExploreLifecyclesQueryVariables>
}) {
  return <ExploreView source={lifecyclesSource} look={LOOK} served={served} />
}
