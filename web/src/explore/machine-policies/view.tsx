'use client'

import type { ExploreMachinePoliciesQuery, ExploreMachinePoliciesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { DurationText } from '../duration-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { machinePoliciesSource, type MachinePolicyNode } from './source'

const c = columnsOf<MachinePolicyNode>()

const LOOK: ListLook<MachinePolicyNode> = {
  kind: 'Machine policy',
  columns: [
    c.head('Machine policy', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.other('interval', 'Checked every', ({ healthCheckInterval }) => <DurationText seconds={healthCheckInterval} />, {
      width: 'w-32',
    }),
    c.either('offline', 'Offline', ({ mayBeOffline }) => mayBeOffline, ['Allowed', 'A failure']),
    c.number('targets', 'Targets', ({ deploymentTargets }) => deploymentTargets.totalCount, {
      path: 'deploymentTargets.totalCount',
    }),
    c.number('workers', 'Workers', ({ workers }) => workers.totalCount, { path: 'workers.totalCount' }),
    c.either('default', 'Default', ({ isDefault }) => isDefault, ['Default', null]),
    c.description(({ description }) => description),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    {
      title: 'Targets under it',
      href: explorePath('deployment-targets', { ...within(node), machinePolicy: [node.name] }),
    },
    { title: 'Workers under it', href: explorePath('workers', { ...within(node), machinePolicy: [node.name] }) },
  ],
  live: ['MACHINE_POLICY'],

  empty: { title: 'No machine policies yet', say: 'How machines are checked is decided here.' },
}

/** Machine policies of every Space that the caller may enter. */
export function MachinePoliciesView({
  served,
}: {
  served: Served<ExploreMachinePoliciesQuery, ExploreMachinePoliciesQueryVariables>
}) {
  return <ExploreView source={machinePoliciesSource} look={LOOK} served={served} />
}
