import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import { TaskStateText } from '../../ui/task-state'
import { Nothing } from '../../view/page-section'
import { deploymentPath, releasePath } from '../path'
import type { OverviewCells, OverviewRelease } from './release'

const STATES = {
  COMPLETE: { says: 'Complete', look: 'text-ok', sign: '✓' },
  CURRENT: { says: 'Current', look: 'text-run', sign: '→' },
  PENDING: { says: 'Not reached', look: 'text-faint', sign: '·' },
} as const

type Progression = NonNullable<OverviewRelease['progression']>
type Phase = Progression['phases'][number]

/** How far a release is in its lifecycle: phase by phase, with what runs in each environment, and where it may go now. */
export function ProgressionView({ release, cells }: { release: OverviewRelease; cells: OverviewCells | null }) {
  const { progression } = release
  if (!progression) return <Nothing>You may not see how far it is.</Nothing>
  return (
    <ol className="flex flex-col gap-3">
      {progression.phases.map((phase, place) => (
        <li key={place} className="rounded-lg border border-line">
          <PhaseHead phase={phase} />
          <ul className="divide-y divide-line">
            {phase.environments.map(({ id, name }) => {
              const here = cells?.nodes.filter(({ environment }) => environment?.id === id) ?? []
              const one = progression.environments.find(({ environment }) => environment?.id === id)
              return (
                <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2">
                  <span className="w-40 truncate font-medium">{name}</span>
                  <RunsHere cells={here} isDeployed={one?.isDeployed ?? false} />
                  <span className="ml-auto text-sm">
                    {one?.isAllowed ? (
                      <Link
                        prefetch={false}
                        href={`${releasePath(release.id, 'deploy')}?environment=${encodeURIComponent(id)}`}
                        className="rounded px-1 text-accent hover:underline"
                      >
                        Deploy<span className="sr-only"> to {name}</span>
                      </Link>
                    ) : (
                      <span className="text-muted">{one?.error?.message}</span>
                    )}
                  </span>
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function PhaseHead({ phase: { phase, state, needed, environments } }: { phase: Phase }) {
  const look = STATES[state] ?? STATES.PENDING
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 border-b border-line px-3.5 py-2">
      <span className="font-semibold">{phase?.name ?? environments[0]?.name ?? 'A phase that you may not see'}</span>
      <span className={look.look}>
        <span aria-hidden="true">{look.sign}</span> {look.says}
      </span>
      {phase?.isOptional && <span className="text-sm text-muted">optional</span>}
      {state !== 'COMPLETE' && needed > 0 && (
        <span className="text-sm text-muted">
          needs {needed} more {needed === 1 ? 'environment' : 'environments'}
        </span>
      )}
    </p>
  )
}

/** Where the release is what was deployed last; else whether it was there before. */
function RunsHere({ cells, isDeployed }: { cells: OverviewCells['nodes']; isDeployed: boolean }) {
  const [first] = cells
  if (!first) return <span className="text-muted">{isDeployed ? 'Was here, another one is now' : 'Not yet'}</span>
  const tenants = cells.flatMap(({ tenant }) => tenant?.name ?? [])
  return (
    <>
      <TaskStateText state={first.state} />
      <Link
        prefetch={false}
        href={deploymentPath(first.current.id)}
        className="text-muted tabular-nums hover:text-ink hover:underline"
      >
        <AgeText at={first.changedAt} />
      </Link>
      {tenants.length > 0 && (
        <span className="text-sm text-muted" title={tenants.join(', ')}>
          {tenants.length === 1 ? tenants[0] : `${tenants.length} tenants`}
        </span>
      )}
    </>
  )
}
