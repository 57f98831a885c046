'use client'

import type { ExploreDeploymentFreezesQuery, ExploreDeploymentFreezesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { StateText, type Tone } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { deploymentFreezesSource, type DeploymentFreezeNode } from './source'

const c = columnsOf<DeploymentFreezeNode>()

const TONES: Record<DeploymentFreezeNode['state'], Tone> = { ACTIVE: 'warn', FUTURE: 'run', PAST: 'idle' }

/** What a freeze holds, by names. */
function heldText({ holdsForSpace, scopes }: DeploymentFreezeNode): string {
  if (holdsForSpace) return 'The whole Space'
  return scopes
    .map((one) =>
      [
        one.isAnyProject ? 'any project' : one.project?.name,
        one.isAnyEnvironment ? null : one.environment?.name,
        one.isAnyTenant ? null : one.tenant?.name,
      ]
        .filter(Boolean)
        .join(' in '),
    )
    .join(', ')
}

const LOOK: ListLook<DeploymentFreezeNode> = {
  kind: 'Deployment freeze',
  columns: [
    c.head('Freeze', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.other('state', 'State', ({ state }) => <StateText tone={TONES[state] ?? 'idle'}>{wordsOf(state)}</StateText>, {
      width: 'w-28',
      path: 'state',
    }),
    c.time('start', 'Begins', ({ startAt }) => startAt, { sort: 'start', newestFirst: true, path: 'startAt' }),
    c.time('end', 'Ends', ({ endAt }) => endAt, { sort: 'end', newestFirst: true, path: 'endAt' }),
    c.space,
    c.zone,
    c.text('holds', 'Holds for', (node) => heldText(node), { width: 'w-80' }),
    c.description(({ description }) => description),
  ],
  nameOf: ({ name }) => name,
  tileMark: ({ state }) => <StateText tone={TONES[state] ?? 'idle'}>{wordsOf(state)}</StateText>,

  live: ['DEPLOYMENT_FREEZE'],

  empty: { title: 'No deployment freezes', say: 'Times in which nothing may be deployed appear here.' },
}

/** Deployment freezes of every Space that the caller may enter. */
export function DeploymentFreezesView({
  served,
}: {
  served: Served<ExploreDeploymentFreezesQuery, ExploreDeploymentFreezesQueryVariables>
}) {
  return <ExploreView source={deploymentFreezesSource} look={LOOK} served={served} />
}
