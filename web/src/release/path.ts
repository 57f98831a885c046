/** The parts of a release's page, as its address spells them. */
export const RELEASE_PARTS = [
  { id: 'overview', title: 'Overview' },
  { id: 'trace', title: 'Trace' },
  { id: 'snapshot', title: 'Snapshot' },
] as const
export type ReleasePart = (typeof RELEASE_PARTS)[number]['id']

/** The address of a release's page, or of a part of it; the id is `Spaces-1/Releases-7`. */
export function releasePath(id: string, part: ReleasePart | 'deploy' | 'promote' = 'overview'): string {
  return part === 'overview' ? `/releases/${id}` : `/releases/${id}/${part}`
}

/** The address of the comparison of two releases, of which either may be yet to be chosen. */
export function comparePath(left: string | null, right: string | null): string {
  const search = new URLSearchParams()
  if (left) search.set('left', left)
  if (right) search.set('right', right)
  return search.size > 0 ? `/releases/compare?${search}` : '/releases/compare'
}

/** The address of a deployment's page. */
export function deploymentPath(id: string): string {
  return `/deployments/${id}`
}
