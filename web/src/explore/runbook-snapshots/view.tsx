'use client'

import type { ExploreRunbookSnapshotsQuery, ExploreRunbookSnapshotsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { pageOf } from '../page-of'
import { runbookSnapshotsSource, type RunbookSnapshotNode } from './source'

const c = columnsOf<RunbookSnapshotNode>()

const LOOK: ListLook<RunbookSnapshotNode> = {
  kind: 'Runbook snapshot',
  columns: [
    c.head('Snapshot', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.text('runbook', 'Runbook', ({ runbook }) => runbook.name, { width: 'w-52', path: 'runbook.name' }),
    c.text('project', 'Project', ({ project }) => project?.name, { width: 'w-52', path: 'project.name' }),
    c.space,
    c.zone,
    c.other(
      'state',
      'State',
      ({ isPublished }) =>
        isPublished ? <StateText tone="ok">Published</StateText> : <StateText tone="idle">Unpublished</StateText>,
      { width: 'w-32', path: 'isPublished' },
    ),
    c.created(({ createdAt }) => createdAt, { isExtra: false }),
    c.text('by', 'Created by', ({ createdBy }) => createdBy?.name, { path: 'createdBy.name', isExtra: true }),
    c.text('notes', 'Notes', ({ notes }) => notes, { width: 'w-80', path: 'notes', isExtra: true }),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [{ title: `Runbook ${node.runbook.name}`, href: pageOf(node.runbook.id) }],
  live: ['RUNBOOK_SNAPSHOT'],

  empty: {
    title: 'No snapshots yet',
    say: 'A snapshot freezes a runbook, so that it runs the same way until the next one is published.',
  },
}

/** Runbook snapshots of every Space that the caller may enter. */
export function RunbookSnapshotsView({
  served,
}: {
  served: Served<ExploreRunbookSnapshotsQuery, ExploreRunbookSnapshotsQueryVariables>
}) {
  return <ExploreView source={runbookSnapshotsSource} look={LOOK} served={served} />
}
