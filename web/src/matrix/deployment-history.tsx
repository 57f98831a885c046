import { AgeText } from '../time/age-text'
import { stateLabel, TaskStateMark } from '../ui/task-state'
import { numberText } from '../view/count-text'
import type { PeekProject } from './cell-peek'
import { byWhom } from './deployment-facts'

type HistoryProps = {
  deployments: PeekProject['deployments']['nodes']
  totalCount: number
  withTenants: boolean
}

/** The last deployments of a cell, each leading to its page with its log. */
export function DeploymentHistory({ deployments, totalCount, withTenants }: HistoryProps) {
  if (deployments.length === 0) return null
  return (
    <section aria-labelledby="peek-history" className="border-t border-line py-4">
      <h3 id="peek-history" className="px-5 text-sm font-medium text-muted">
        {totalCount > deployments.length
          ? `Last ${deployments.length} of ${numberText(totalCount)} deployments`
          : 'Deployments'}
      </h3>
      <ol className="mt-1">
        {deployments.map((deployment) => (
          <li key={deployment.id}>
            <a
              href={`/deployments/${deployment.id}`}
              className="flex min-h-8 items-center gap-2 px-5 -outline-offset-2 hover:bg-hover"
            >
              <TaskStateMark state={deployment.state} />
              <span className="sr-only">{stateLabel(deployment.state)}</span>
              <span className="w-20 shrink-0 truncate font-mono text-sm">
                {deployment.release?.version ?? 'hidden'}
              </span>
              <span className="min-w-0 flex-1 truncate text-muted">
                {withTenants ? (deployment.tenant?.name ?? 'No tenant') : byWhom(deployment)}
              </span>
              <AgeText at={deployment.queuedAt} className="shrink-0 text-sm text-muted tabular-nums" />
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
