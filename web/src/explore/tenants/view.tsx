'use client'

import type { ExploreTenantsQuery, ExploreTenantsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { StateText } from '../../ui/state-text'
import { SpaceName } from '../space-name'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { tenantsSource, type TenantNode } from './source'

const c = columnsOf<TenantNode>()

const LOOK: ListLook<TenantNode> = {
  kind: 'Tenant',
  columns: [
    c.head('Tenant', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.names('tags', 'Tags', ({ tags }) => tags.map(({ canonicalName }) => canonicalName)),
    c.number('projects', 'Projects', ({ projects }) => projects.totalCount, { path: 'projects.totalCount' }),
    c.other(
      'state',
      'State',
      ({ archivedAt, isDisabled }) =>
        archivedAt ? (
          <StateText tone="idle">Archived</StateText>
        ) : isDisabled ? (
          <StateText tone="warn">Disabled</StateText>
        ) : (
          <StateText tone="ok">Active</StateText>
        ),
      { width: 'w-28' },
    ),
    c.text('owner', 'Owner', ({ owner }) => owner?.name, { path: 'owner.name' }),
    c.other(
      'remote',
      'Where it lives',
      ({ isRemote, remoteSpace }) => (isRemote ? <SpaceName id={remoteSpace} /> : 'Here'),
      { isExtra: true },
    ),
    c.description(({ description }) => description),
    c.created(({ createdAt }) => createdAt),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Deployments for it', href: explorePath('deployments', { ...within(node), tenant: [node.name] }) },
    {
      title: 'Targets that name it',
      href: explorePath('deployment-targets', { ...within(node), tenant: [node.name] }),
    },
    { title: 'Missing values', href: '/missing-values' },
  ],
  live: ['TENANT'],

  empty: { title: 'No tenants yet', say: 'Customers for whom projects are deployed appear here.' },
}

/** Tenants of every Space that the caller may enter. */
export function TenantsView({ served }: { served: Served<ExploreTenantsQuery, ExploreTenantsQueryVariables> }) {
  return <ExploreView source={tenantsSource} look={LOOK} served={served} />
}
