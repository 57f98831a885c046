'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import type { ProjectReleasesQuery, ProjectReleasesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { comparePath, releasePath } from '../../release/path'
import { AgeText } from '../../time/age-text'
import { Mark } from '../../view/entity-head'
import { Facts, PeekHead } from '../../view/peek-panel'
import { ListPart, type PartLook } from '../list-part'
import { releasesOf, type ReleaseNode } from './source'

const LOOK: PartLook<ReleaseNode> = {
  columns: [
    {
      id: 'version',
      title: 'Release',
      width: 'w-44',
      sort: 'version',
      newestFirst: true,
      cell: ({ version }) => <span className="font-mono text-sm">{version}</span>,
    },
    { id: 'channel', title: 'Channel', width: 'w-36', cell: ({ channel }) => channel?.name },
    {
      id: 'created',
      title: 'Created',
      width: 'w-32',
      sort: 'created',
      newestFirst: true,
      cell: ({ createdAt }) => <AgeText at={createdAt} className="text-muted tabular-nums" />,
    },
    { id: 'by', title: 'By', width: 'w-40', needs: ['createdBy'], cell: ({ createdBy }) => createdBy?.name },
    {
      id: 'defects',
      title: 'Defects',
      width: 'w-28',
      cell: ({ hasOpenDefects }) => hasOpenDefects && <Mark tone="bad">Open</Mark>,
    },
    {
      id: 'packages',
      title: 'Packages',
      width: 'w-96',
      cell: ({ packages }) => packages.map(({ packageId, version }) => `${packageId} ${version}`).join(', '),
    },
  ],
  nameOf: ({ version }) => version,
  hrefOf: ({ id }) => releasePath(id),
  menuOf: ({ id }) => [
    { says: 'Trace', href: releasePath(id, 'trace') },
    { says: 'Compare with another', href: comparePath(null, id) },
  ],
  exportColumns: [
    { name: 'Id', path: 'id' },
    { name: 'Version', path: 'version' },
    { name: 'Channel', path: 'channel.name' },
    { name: 'Created', path: 'createdAt' },
    { name: 'By', path: 'createdBy.name' },
  ],
  peek: (id, node) => <ReleasePeek id={id} node={node} />,
  chosenActions: ([left, right, ...more]) =>
    left && right && more.length === 0 ? (
      <Link prefetch={false} href={comparePath(right, left)} className="control h-7">
        Compare the two
      </Link>
    ) : (
      <span className="text-muted">Choose two to compare them.</span>
    ),
  live: ['RELEASE'],
  empty: { title: 'No releases yet', say: 'The first one can be created as soon as the project has a process.' },
}

function ReleasePeek({ id, node }: { id: string; node: ReleaseNode | null }) {
  return (
    <>
      <PeekHead kind="Release" title={node?.version ?? id} href={releasePath(id)}>
        {node?.channel?.name}
      </PeekHead>
      {node && (
        <>
          <Facts
            facts={[
              ['Created', <AgeText key="at" at={node.createdAt} />],
              ['By', node.createdBy?.name],
              ['From', node.isRemote ? node.remoteSpace : null],
              ['Packages', node.packages.map(({ packageId, version }) => `${packageId} ${version}`).join(', ')],
              ['Notes', node.notes && <span className="whitespace-pre-line">{node.notes}</span>],
            ]}
          />
          <div className="flex flex-wrap gap-2 px-5 pb-5">
            <Link prefetch={false} className="control" href={releasePath(id, 'trace')}>
              Trace
            </Link>
            <Link prefetch={false} className="control" href={comparePath(null, id)}>
              Compare
            </Link>
            <Link prefetch={false} className="control" href={releasePath(id, 'deploy')}>
              Deploy
            </Link>
          </div>
        </>
      )}
    </>
  )
}

/** The releases of one project. */
export function ProjectReleases({
  id,
  served,
}: {
  id: string
  served: Served<ProjectReleasesQuery, ProjectReleasesQueryVariables>
}) {
  const source = useMemo(() => releasesOf(id), [id])
  const look = useMemo(
    () => ({
      ...LOOK,
      actions: (
        <Link prefetch={false} href={`/projects/${id}/releases/new`} className="control">
          Create release
        </Link>
      ),
    }),
    [id],
  )
  return <ListPart part="releases" id={id} source={source} look={look} served={served} />
}
