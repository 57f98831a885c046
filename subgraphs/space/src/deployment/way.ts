import { progression, type EnvironmentProgress, type Journey, type Progression } from '../lifecycle/progression.js'
import { phasesOf } from '../lifecycle/progression-phase.js'
import type { Phase, Situation } from './situation.js'

/** How far a release is along its lifecycle for a tenant or untenanted, with the phases that count for it. */
export type Way = { journey: Journey; progress: Progression; phases: readonly (Phase | null)[] }

const known = new WeakMap<Situation, Way>()

/**
 * The way of a release through its lifecycle. For a tenant only those environments count in which the project is deployed for it: a phase
 * without any of them is passed over (octopus.com/blog/tenant-aware-lifecycle). A phase is null where the lifecycle has none and each
 * environment stands for one.
 */
export function wayOf(situation: Situation): Way {
  let way = known.get(situation)
  if (!way) known.set(situation, (way = findWay(situation)))
  return way
}

function findWay({ lifecycle, environments, tenant, deployed }: Situation): Way {
  const all = [...environments.keys()]
  const rules = phasesOf(
    lifecycle.phases.map(({ rule }) => rule),
    all,
  )
  const only = tenant?.environmentIds ?? []
  const passed = rules.flatMap((rule, index) => {
    const own = only.length > 0 ? rule.environments.filter(({ id }) => only.includes(id)) : rule.environments
    return own.length > 0 ? [{ rule: { ...rule, environments: own }, phase: lifecycle.phases[index] ?? null }] : []
  })
  // Without phases each environment would be one; here there is none to go to.
  const environmentIds = passed.length > 0 ? all : []
  const journey = { phases: passed.map(({ rule }) => rule), environmentIds, deployed }
  return { journey, progress: progression(journey), phases: passed.map(({ phase }) => phase) }
}

/** Whether the release may go to an environment now as far as its lifecycle tells. */
export function progressIn({ progress }: Way, environmentId: number): EnvironmentProgress {
  const nowhere = { environmentId, allowed: false, blockedBy: null, needed: 0, missing: [] }
  return (
    progress.environments.find((one) => one.environmentId === environmentId) ?? {
      ...nowhere,
      reason: 'NOT_IN_LIFECYCLE',
    }
  )
}

/** The index of the furthest phase in which the release was deployed with success; -1 if in none. */
export function furthestPhase({ journey: { phases, deployed } }: Way): number {
  return phases.findLastIndex(({ environments }) => environments.some(({ id }) => deployed.has(id)))
}
