/** The parts of a project's page, as its address spells them. */
export const PROJECT_PARTS = [
  { id: 'overview', title: 'Overview' },
  { id: 'releases', title: 'Releases' },
  { id: 'deployments', title: 'Deployments' },
  { id: 'variables', title: 'Variables' },
  { id: 'process', title: 'Process' },
  { id: 'runbooks', title: 'Runbooks' },
  { id: 'tenants', title: 'Tenants' },
  { id: 'audit', title: 'Audit' },
] as const
export type ProjectPart = (typeof PROJECT_PARTS)[number]['id']

/** The address of a project's page, or of a part of it; the id is `Spaces-1/Projects-7`. */
export function projectPath(id: string, part: ProjectPart = 'overview'): string {
  return part === 'overview' ? `/projects/${id}` : `/projects/${id}/${part}`
}

/** The id that the two segments of an address are: `Spaces-1` and `Projects-7`. */
export function idOf(space: string, local: string): string {
  return `${decodeURIComponent(space)}/${decodeURIComponent(local)}`
}

/** The Space of an id: `Spaces-1` of `Spaces-1/Projects-7`. */
export function spaceOf(id: string): string {
  return id.split('/')[0] ?? id
}
