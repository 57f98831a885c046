import type { ProjectCellFragment, ProjectEnvironmentFragment } from '../../generated/graphql'

/** What of a project is in one environment: without a tenant, and for each of its tenants. */
export type EnvironmentLine = {
  environment: ProjectEnvironmentFragment
  own: ProjectCellFragment | null
  tenants: ProjectCellFragment[]
  /** How many different releases run there. */
  versions: number
}

/** The cells of a project by environment, in the environments' own order. */
export function byEnvironment(
  environments: readonly ProjectEnvironmentFragment[],
  cells: readonly ProjectCellFragment[],
): EnvironmentLine[] {
  return environments.map((environment) => {
    const here = cells.filter((cell) => cell.environment?.id === environment.id)
    const releases = new Set(here.flatMap(({ current }) => current?.release?.version ?? []))
    return {
      environment,
      own: here.find(({ tenant }) => tenant === null) ?? null,
      tenants: here
        .filter(({ tenant }) => tenant !== null)
        .sort((a, b) => ((a.tenant?.name ?? '') < (b.tenant?.name ?? '') ? -1 : 1)),
      versions: releases.size,
    }
  })
}
