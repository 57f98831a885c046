import type { ReleaseDeployQuery } from '../../generated/graphql'
import { Mark } from '../../view/entity-head'
import { Nothing, PageSection } from '../../view/page-section'

type Release = Extract<NonNullable<ReleaseDeployQuery['release']>, { id: string }>
type Search = { environment: string; tenant: string }
type PlacesProps = { release: Release; search: Search; onChange(next: Partial<Search>): void }

/** Where a release can go, with why not elsewhere, and for which tenant. */
export function Places({ release, search, onChange }: PlacesProps) {
  const { project, progression } = release
  const environments = progression?.environments.filter(({ environment }) => environment !== null) ?? []
  return (
    <div className="flex min-w-0 flex-col gap-8">
      {project && project.tenants.totalCount > 0 && project.tenantedMode !== 'UNTENANTED' && (
        <PageSection title="Tenants">
          <label className="flex max-w-sm flex-col gap-1 text-sm text-muted">
            Tenant
            <select
              value={search.tenant}
              onChange={(event) => onChange({ tenant: event.target.value })}
              className="h-8 rounded-md border border-line-strong bg-raised px-2 text-base text-ink"
            >
              <option value="">{project.tenantedMode === 'TENANTED' ? 'Choose a tenant' : 'No tenant'}</option>
              {project.tenants.nodes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {project.tenants.totalCount > project.tenants.nodes.length && (
            <p className="mt-1 text-sm text-muted">The first {project.tenants.nodes.length} tenants are offered.</p>
          )}
        </PageSection>
      )}
      <PageSection title="Where to">
        {environments.length === 0 ? (
          <Nothing>There is no environment that you may see in its lifecycle.</Nothing>
        ) : (
          <fieldset className="divide-y divide-line border-y border-line">
            <legend className="sr-only">Environment</legend>
            {environments.map(({ environment, isAllowed, isDeployed, error }) => (
              <label
                key={environment?.id}
                className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 px-1 py-2.5 hover:bg-hover has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="environment"
                  value={environment?.id}
                  checked={search.environment === environment?.id}
                  onChange={() => onChange({ environment: environment?.id ?? '' })}
                  className="size-4 accent-(--accent)"
                />
                <span className="font-medium">{environment?.name}</span>
                {isDeployed && <Mark tone="ok">Was deployed here</Mark>}
                <span className={`ml-auto text-sm ${isAllowed ? 'text-ok' : 'text-muted'}`}>
                  {isAllowed ? 'May go here now' : error?.message}
                </span>
              </label>
            ))}
          </fieldset>
        )}
      </PageSection>
    </div>
  )
}
