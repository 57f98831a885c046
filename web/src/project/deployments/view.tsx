'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { DurationText } from '../../explore/duration-text'
import type { ProjectDeploymentsQuery, ProjectDeploymentsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { deploymentPath, releasePath } from '../../release/path'
import { AgeText } from '../../time/age-text'
import { TaskStateText } from '../../ui/task-state'
import { Facts, PeekHead } from '../../view/peek-panel'
import { ListPart, type PartLook } from '../list-part'
import { deploymentsOf, type DeploymentNode } from './source'

function nameOf({ release, environment, tenant }: DeploymentNode): string {
  const place = [environment?.name ?? 'an environment', tenant && `for ${tenant.name}`].filter(Boolean).join(' ')
  return `${release?.version ?? 'A release'} to ${place}`
}

const LOOK: PartLook<DeploymentNode> = {
  columns: [
    {
      id: 'release',
      title: 'Release',
      width: 'w-40',
      needs: ['release'],
      cell: ({ release }) => <span className="font-mono text-sm">{release?.version ?? 'not known'}</span>,
    },
    { id: 'environment', title: 'Environment', width: 'w-40', cell: ({ environment }) => environment?.name },
    { id: 'tenant', title: 'Tenant', width: 'w-40', cell: ({ tenant }) => tenant?.name },
    { id: 'state', title: 'State', width: 'w-32', cell: ({ state }) => <TaskStateText state={state} /> },
    {
      id: 'queued',
      title: 'Queued',
      width: 'w-32',
      sort: 'queued',
      newestFirst: true,
      cell: ({ queuedAt }) => <AgeText at={queuedAt} className="text-muted tabular-nums" />,
    },
    {
      id: 'completed',
      title: 'Ended',
      width: 'w-32',
      sort: 'completed',
      newestFirst: true,
      isExtra: true,
      cell: ({ completedAt }) => completedAt && <AgeText at={completedAt} className="text-muted tabular-nums" />,
    },
    {
      id: 'duration',
      title: 'Took',
      width: 'w-24',
      end: true,
      cell: ({ duration }) => <DurationText seconds={duration} />,
    },
    { id: 'by', title: 'By', width: 'w-44', needs: ['createdBy'], cell: ({ createdBy }) => createdBy?.name },
  ],
  nameOf,
  hrefOf: ({ id }) => deploymentPath(id),
  exportColumns: [
    { name: 'Id', path: 'id' },
    { name: 'Release', path: 'release.version' },
    { name: 'Environment', path: 'environment.name' },
    { name: 'Tenant', path: 'tenant.name' },
    { name: 'State', path: 'state' },
    { name: 'Queued', path: 'queuedAt' },
    { name: 'Ended', path: 'completedAt' },
    { name: 'By', path: 'createdBy.name' },
  ],
  peek: (id, node) => <DeploymentPeek id={id} node={node} />,
  live: ['DEPLOYMENT'],
  empty: { title: 'No deployments yet', say: 'Deploy a release of it, and it appears here.' },
}

function DeploymentPeek({ id, node }: { id: string; node: DeploymentNode | null }) {
  return (
    <>
      <PeekHead kind="Deployment" title={node ? nameOf(node) : id} href={deploymentPath(id)}>
        {node && <TaskStateText state={node.state} />}
      </PeekHead>
      {node && (
        <Facts
          facts={[
            [
              'Release',
              node.release && (
                <Link prefetch={false} className="font-mono hover:underline" href={releasePath(node.release.id)}>
                  {node.release.version}
                </Link>
              ),
            ],
            ['Queued', <AgeText key="queued" at={node.queuedAt} />],
            ['Began', node.startedAt && <AgeText at={node.startedAt} />],
            ['Ended', node.completedAt && <AgeText at={node.completedAt} />],
            ['Took', node.duration === null ? null : <DurationText seconds={node.duration} />],
            ['By', node.createdBy?.name],
            ['Receipt', node.receipt && <AgeText at={node.receipt.issuedAt} />],
            ['Comments', node.comments],
          ]}
        />
      )}
    </>
  )
}

/** The deployments of one project. */
export function ProjectDeployments({
  id,
  served,
}: {
  id: string
  served: Served<ProjectDeploymentsQuery, ProjectDeploymentsQueryVariables>
}) {
  const source = useMemo(() => deploymentsOf(id), [id])
  return <ListPart part="deployments" id={id} source={source} look={LOOK} served={served} />
}
