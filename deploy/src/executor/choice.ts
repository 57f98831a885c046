import type { Random } from '@spaceport/kit/random'
import type { Project, Release } from './work.js'

/** One deployment to be made. */
export type Choice = { release: string; environment: string; tenant: string | null }

/**
 * What to deploy next of these projects: mostly the newest release, more often into an early environment than into a late one, and only
 * where this Space may deploy and the release's lifecycle lets it go. Null if there is nothing.
 */
export function choose(random: Random, projects: readonly Project[]): Choice | null {
  for (const project of random.shuffle(projects)) {
    const releases = project.releases.nodes
    const release = releases[Math.floor(random.next() ** 3 * releases.length)]
    const environments = release ? placesOf(project, release) : []
    if (!release || environments.length === 0) continue
    const early = Math.floor(random.next() ** 1.6 * environments.length)
    const tenants = project.tenants.nodes.filter((t) => t.remoteOf === null)
    const environment = environments[early] ?? ''
    const isLast = environment === project.environments.findLast((e) => e.remoteOf === null)?.id
    return { release: release.id, environment, tenant: isLast && tenants.length > 0 ? random.pick(tenants).id : null }
  }
  return null
}

/** Where a release may go now, by id, in the order of its lifecycle; where the Space does not tell, anywhere in its project's. */
function placesOf(project: Project, { progression }: Release): string[] {
  const all = progression
    ? progression.environments.flatMap(({ isAllowed, environment }) => (isAllowed && environment ? [environment] : []))
    : project.environments
  return all.filter((e) => e.remoteOf === null).map(({ id }) => id)
}
