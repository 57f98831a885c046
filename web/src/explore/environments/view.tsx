'use client'

import type { ExploreEnvironmentsQuery, ExploreEnvironmentsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { SpaceName } from '../space-name'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { environmentsSource, type EnvironmentNode } from './source'

const c = columnsOf<EnvironmentNode>()

const LOOK: ListLook<EnvironmentNode> = {
  kind: 'Environment',
  columns: [
    c.head('Environment', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.text('owner', 'Owner', ({ owner }) => owner?.name, { path: 'owner.name', width: 'w-44' }),
    c.number('targets', 'Targets', ({ deploymentTargets }) => deploymentTargets.totalCount, {
      path: 'deploymentTargets.totalCount',
    }),
    c.other(
      'remote',
      'Where it lives',
      ({ isRemote, remoteSpace }) => (isRemote ? <SpaceName id={remoteSpace} /> : 'Here'),
      { width: 'w-40' },
    ),
    c.either('guided', 'When a step fails', ({ useGuidedFailure }) => useGuidedFailure, ['Asks what to do', 'Fails'], {
      width: 'w-40',
    }),
    c.number('order', 'Place', ({ sortOrder }) => sortOrder, { sort: 'order', path: 'sortOrder', isExtra: true }),
    c.time('receipt', 'Last receipt', ({ lastReceipt }) => lastReceipt?.receivedAt, { isExtra: true }),
    c.description(({ description }) => description),
    c.created(({ createdAt }) => createdAt),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    {
      title: 'What runs there',
      href: `/what-runs-where?${new URLSearchParams({ environment: node.name }).toString()}`,
    },
    {
      title: 'Deployment targets',
      href: explorePath('deployment-targets', { ...within(node), environment: [node.name] }),
    },
    { title: 'Deployments to it', href: explorePath('deployments', { ...within(node), environment: [node.name] }) },
    { title: 'Variables scoped to it', href: explorePath('variables', { ...within(node), environment: [node.name] }) },
  ],
  live: ['ENVIRONMENT'],

  empty: { title: 'No environments yet', say: 'Environments of the Spaces that you may enter appear here.' },
}

/** Environments of every Space that the caller may enter. */
export function EnvironmentsView({
  served,
}: {
  served: Served<ExploreEnvironmentsQuery, ExploreEnvironmentsQueryVariables>
}) {
  return <ExploreView source={environmentsSource} look={LOOK} served={served} />
}
