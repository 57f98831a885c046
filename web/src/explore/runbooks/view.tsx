'use client'

import type { ExploreRunbooksQuery, ExploreRunbooksQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { pageOf } from '../page-of'
import { within } from '../within'
import { runbooksSource, type RunbookNode } from './source'

const c = columnsOf<RunbookNode>()

const LOOK: ListLook<RunbookNode> = {
  kind: 'Runbook',
  columns: [
    c.head('Runbook', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.text('project', 'Project', ({ project }) => project?.name, { width: 'w-52', path: 'project.name' }),
    c.space,
    c.zone,
    c.other(
      'state',
      'State',
      ({ archivedAt, publishedSnapshot }) =>
        archivedAt ? (
          <StateText tone="idle">Archived</StateText>
        ) : publishedSnapshot ? (
          <StateText tone="ok">Published</StateText>
        ) : (
          <StateText tone="idle">Draft</StateText>
        ),
      { width: 'w-32' },
    ),
    c.text('snapshot', 'Published snapshot', ({ publishedSnapshot }) => publishedSnapshot?.name, {
      path: 'publishedSnapshot.name',
    }),
    c.text(
      'scope',
      'Environments',
      ({ environmentScope, environments }) =>
        environmentScope === 'SPECIFIED' ? environments.map(({ name }) => name).join(', ') : wordsOf(environmentScope),
      { width: 'w-52' },
    ),
    c.text('tenanted', 'Tenants', ({ tenantedMode }) => wordsOf(tenantedMode), { path: 'tenantedMode', isExtra: true }),
    c.description(({ description }) => description),
    c.created(({ createdAt }) => createdAt),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Its snapshots', href: explorePath('runbook-snapshots', { ...within(node), runbook: [node.name] }) },
    ...(node.project ? [{ title: node.project.name, href: pageOf(node.project.id) }] : []),
  ],
  live: ['RUNBOOK'],

  empty: { title: 'No runbooks yet', say: 'Runbooks of the projects that you may see appear here.' },
}

/** Runbooks of every Space that the caller may enter. */
export function RunbooksView({ served }: { served: Served<ExploreRunbooksQuery, ExploreRunbooksQueryVariables> }) {
  return <ExploreView source={runbooksSource} look={LOOK} served={served} />
}
