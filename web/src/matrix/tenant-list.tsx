import { AgeText } from '../time/age-text'
import { stateLabel, TaskStateMark } from '../ui/task-state'
import { numberText } from '../view/count-text'
import type { PeekProject } from './cell-peek'

type ListProps = { cells: PeekProject['deploymentMatrix']['nodes']; totalCount: number }

/** For whom what runs in an environment, tenant by tenant. */
export function TenantList({ cells, totalCount }: ListProps) {
  const versions = new Set(cells.map(({ current }) => current.release?.version)).size
  const sorted = [...cells].sort((one, other) => (one.tenant?.name ?? '').localeCompare(other.tenant?.name ?? '', 'en'))
  return (
    <section aria-labelledby="peek-tenants" className="py-4">
      <h3 id="peek-tenants" className="px-5 text-sm font-medium text-muted">
        {totalCount > cells.length ? `${cells.length} of ${numberText(totalCount)}` : cells.length} tenants ·{' '}
        {versions === 1 ? 'one version' : `${versions} versions`}
      </h3>
      <ul className="mt-1">
        {sorted.map(({ id, state, tenant, current, changedAt }) => (
          <li key={id}>
            <a
              href={`/deployments/${current.id}`}
              className="flex min-h-8 items-center gap-2 px-5 -outline-offset-2 hover:bg-hover"
            >
              <TaskStateMark state={state} />
              <span className="sr-only">{stateLabel(state)}</span>
              <span className="min-w-0 flex-1 truncate">
                {tenant?.name ?? <span className="text-muted">No tenant</span>}
              </span>
              <span className="shrink-0 font-mono text-sm">{current.release?.version ?? 'hidden'}</span>
              <AgeText at={changedAt} className="w-16 shrink-0 text-right text-sm text-muted tabular-nums" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
