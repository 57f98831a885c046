import Link from 'next/link'
import type { ProjectCellFragment, ProjectEnvironmentFragment } from '../../generated/graphql'
import { AgeText } from '../../time/age-text'
import { TaskStateText } from '../../ui/task-state'
import { byEnvironment, type EnvironmentLine } from './by-environment'

/** One deployment that counts: the release, how it went, when and by whom. */
function Cell({ cell }: { cell: ProjectCellFragment }) {
  const { current, state, changedAt } = cell
  return (
    <>
      <span className="w-28 shrink-0 truncate font-mono text-sm">
        {current?.release ? (
          <Link prefetch={false} href={`/releases/${current.release.id}`} className="font-medium hover:underline">
            {current.release.version}
          </Link>
        ) : (
          <span className="text-muted">not known</span>
        )}
      </span>
      <span className="w-28 shrink-0">
        <TaskStateText state={state} />
      </span>
      <Link
        prefetch={false}
        href={current ? `/deployments/${current.id}` : '#'}
        className="w-24 shrink-0 text-muted tabular-nums hover:text-ink hover:underline"
      >
        <AgeText at={changedAt} />
      </Link>
      <span className="min-w-0 truncate text-muted">{current?.createdBy?.name}</span>
    </>
  )
}

function Tenants({ line }: { line: EnvironmentLine }) {
  const failed = line.tenants.filter(({ state }) => state === 'FAILED').length
  return (
    <details className="group min-w-0 flex-1">
      <summary className="flex h-6 w-fit cursor-pointer list-none items-center gap-1.5 rounded [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="text-faint group-open:rotate-90">
          ›
        </span>
        {line.tenants.length} {line.tenants.length === 1 ? 'tenant' : 'tenants'}
        <span className="text-muted">
          · {line.versions} {line.versions === 1 ? 'version' : 'versions'}
        </span>
        {failed > 0 && <span className="text-bad">· {failed} failed</span>}
      </summary>
      <ul className="mt-1">
        {line.tenants.map((cell) => (
          <li key={cell.id} className="flex flex-wrap gap-x-4 py-1">
            <span className="w-40 shrink-0 truncate">{cell.tenant?.name}</span>
            <Cell cell={cell} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What of a project runs in each of its environments, in the order of its lifecycle. */
export function WhereItRuns({
  environments,
  cells,
}: {
  environments: readonly ProjectEnvironmentFragment[]
  cells: readonly ProjectCellFragment[]
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {byEnvironment(environments, cells).map((line) => (
        <li key={line.environment.id} className="flex flex-wrap gap-x-4 gap-y-1 py-2.5">
          <span className="w-full shrink-0 sm:w-44">
            <span className="block truncate font-medium">{line.environment.name}</span>
            <span className="block truncate text-sm text-muted">
              {line.environment.isRemote && line.environment.remoteSpace
                ? `in ${line.environment.remoteSpace}`
                : line.environment.owner?.name}
              {line.environment.lastReceipt && (
                <>
                  {' · receipt '}
                  <AgeText at={line.environment.lastReceipt.issuedAt} />
                </>
              )}
            </span>
          </span>
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            {line.own && (
              <div className="flex flex-wrap items-center gap-x-4">
                <Cell cell={line.own} />
              </div>
            )}
            {line.tenants.length > 0 && <Tenants line={line} />}
            {!line.own && line.tenants.length === 0 && <span className="text-faint">Never deployed</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}
