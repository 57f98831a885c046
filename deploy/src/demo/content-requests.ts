import type { DemoPlan, PlannedSpace } from './plan.js'
import type { Reference } from './split.js'

/** Who did what the content tells of: people, and the program that executes deployments, by id. */
export type Doers = { people: string[]; executor: string | null }

/** What the Space's content loader reads (subgraphs/space/src/demo/request.ts checks it). */
export type ContentRequest = Omit<PlannedSpace, 'name' | 'description' | 'instance' | 'environments' | 'tenants'> &
  Doers & {
    space: string
    seed: string
    now: number
    environments: (Omit<PlannedSpace['environments'][number], 'remoteOf'> & { remoteOf: string | null })[]
    tenants: (Omit<PlannedSpace['tenants'][number], 'remoteOf'> & { remoteOf: string | null })[]
  }

/** The requests for one Instance's Spaces, now that all Spaces have ids. */
export function contentRequests(
  plan: DemoPlan,
  instance: number,
  spaceIds: readonly string[],
  now: number,
  doers: Doers,
): ContentRequest[] {
  return plan.spaces.flatMap((space, i) => {
    if (space.instance !== instance) return []
    const { theme, projects, releases, deployments } = space
    return {
      ...{ space: spaceIds[i] ?? '', seed: plan.seed, now, theme, projects, releases, deployments, ...doers },
      environments: space.environments.map((e) => ({ ...e, remoteOf: wholeId('Environments', e.remoteOf, spaceIds) })),
      tenants: space.tenants.map((t) => ({ ...t, remoteOf: wholeId('Tenants', t.remoteOf, spaceIds) })),
    }
  })
}

/** The whole id of what a reference names, such as `Spaces-4/Environments-4`; null for none. */
export function wholeId(
  kind: 'Environments' | 'Tenants',
  to: Reference | null,
  spaceIds: readonly string[],
): string | null {
  return to && `${spaceIds[to.space]}/${kind}-${to.id}`
}
