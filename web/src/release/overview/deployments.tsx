import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { TaskStateText } from '../../ui/task-state'
import { Nothing } from '../../view/page-section'
import { deploymentPath } from '../path'
import type { OverviewRelease } from './release'

/** The newest deployments of a release. */
export function Deployments({ deployments }: { deployments: OverviewRelease['deployments'] }) {
  if (deployments.nodes.length === 0) return <Nothing>It was not deployed yet.</Nothing>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {deployments.nodes.map(({ id, state, queuedAt, completedAt, environment, tenant, createdBy, receipt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 py-2">
          <span className="w-28 shrink-0">
            <TaskStateText state={state} />
          </span>
          <Link
            prefetch={false}
            href={deploymentPath(id)}
            className="w-40 shrink-0 truncate font-medium hover:underline"
          >
            {environment?.name ?? 'An environment that you may not see'}
          </Link>
          {tenant && <span className="w-36 shrink-0 truncate">{tenant.name}</span>}
          <AgeText at={completedAt ?? queuedAt} className="w-24 shrink-0 text-muted tabular-nums" />
          <span className="truncate text-muted">{createdBy?.name}</span>
          {receipt && (
            <span className="text-sm text-muted">
              receipt <AgeText at={receipt.issuedAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
