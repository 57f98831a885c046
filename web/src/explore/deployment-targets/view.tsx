'use client'

import type { ExploreDeploymentTargetsQuery, ExploreDeploymentTargetsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { healthTone } from '../../ui/health'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { deploymentTargetsSource, type DeploymentTargetNode } from './source'

const c = columnsOf<DeploymentTargetNode>()

const LOOK: ListLook<DeploymentTargetNode> = {
  kind: 'Deployment target',
  columns: [
    c.head('Target', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.other('health', 'Health', ({ health }) => <StateText tone={healthTone(health)}>{wordsOf(health)}</StateText>, {
      width: 'w-36',
      path: 'health',
    }),
    c.names('environments', 'Environments', ({ environments }) => environments.map(({ name }) => name), {
      width: 'w-44',
    }),
    c.names('roles', 'Roles', ({ roles }) => roles, { width: 'w-44' }),
    c.space,
    c.zone,
    c.time('checked', 'Checked', ({ healthCheckedAt }) => healthCheckedAt, {
      sort: 'checked',
      newestFirst: true,
      path: 'healthCheckedAt',
    }),
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
    c.names('tenants', 'Tenants', ({ tenants }) => tenants.map(({ name }) => name), { isExtra: true }),
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
  related: (node) => [
    ...node.environments.map((one) => ({
      title: `Deployments to ${one.name}`,
      href: explorePath('deployments', { ...within(node), environment: [one.name] }),
    })),
    { title: 'Targets with its roles', href: explorePath('deployment-targets', { ...within(node), role: node.roles }) },
  ],
  live: ['DEPLOYMENT_TARGET'],

  empty: {
    title: 'No deployment targets yet',
    say: 'The machines and services to which releases are deployed appear here.',
  },
}

/** Deployment targets of every Space that the caller may enter. */
export function DeploymentTargetsView({
  served,
}: {
  served: Served<ExploreDeploymentTargetsQuery, ExploreDeploymentTargetsQueryVariables>
}) {
  return <ExploreView source={deploymentTargetsSource} look={LOOK} served={served} />
}
