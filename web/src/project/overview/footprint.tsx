import type { ProjectOverviewQuery } from '../../generated/graphql'
import type { found } from '../../graph/found'

type Project = NonNullable<ReturnType<typeof found<NonNullable<ProjectOverviewQuery['project']>>>>
type Parts = NonNullable<Project['footprint']>

function names(list: Parts[number]['environments']): string {
  return (list ?? []).flatMap((one) => one?.name ?? []).join(', ')
}

/** Where the parts of a project live: by Zone and Instance, with what each owns. */
export function Footprint({ parts }: { parts: Parts }) {
  return (
    <ul className="flex flex-col gap-3">
      {parts.map((part, place) => (
        <li key={place} className="rounded-lg border border-line px-3 py-2.5">
          <p className="font-medium">
            {part?.zone?.name ?? 'Beyond this fleet'}
            {part?.zone?.kind === 'DISCONNECTED' && <span className="font-normal text-muted"> · disconnected</span>}
          </p>
          <p className="text-muted">
            {[part?.instance?.name, part?.space?.name ?? part?.remoteSpace].filter(Boolean).join(' · ')}
          </p>
          <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
            {names(part?.environments ?? null) !== '' && (
              <>
                <dt className="text-muted">Environments</dt>
                <dd>{names(part?.environments ?? null)}</dd>
              </>
            )}
            {names(part?.tenants ?? null) !== '' && (
              <>
                <dt className="text-muted">Tenants</dt>
                <dd>{names(part?.tenants ?? null)}</dd>
              </>
            )}
            <dt className="text-muted">Variables</dt>
            <dd className="tabular-nums">{part?.variableCount ?? 0} values</dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}
