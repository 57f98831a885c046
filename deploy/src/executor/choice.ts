import type { Random } from '@spaceport/kit/random'
import type { Project } from './work.js'

/** One deployment to be made. */
export type Choice = { release: string; environment: string; tenant: string | null }

/**
 * What to deploy next of these projects: mostly the newest release, more often into an early environment than into a late one, and only
 * where this Space may deploy. Null if there is nothing.
 */
export function choose(random: Random, projects: readonly Project[]): Choice | null {
  for (const project of random.shuffle(projects)) {
    const environments = project.environments.filter((e) => e.remoteOf === null)
    const releases = project.releases.nodes
    if (environments.length === 0 || releases.length === 0) continue
    const early = Math.floor(random.next() ** 1.6 * environments.length)
    const recent = Math.floor(random.next() ** 3 * releases.length)
    const tenants = project.tenants.nodes.filter((t) => t.remoteOf === null)
    const last = early === environments.length - 1
    return {
      release: releases[recent]?.id ?? '',
      environment: environments[early]?.id ?? '',
      tenant: last && tenants.length > 0 ? random.pick(tenants).id : null,
    }
  }
  return null
}
