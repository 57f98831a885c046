import { phasesOf, type PhaseRule } from './progression-phase.js'

/** How far one release is along a lifecycle, for one tenant or untenanted, as `deployed` says. */
export type Progression = { phases: PhaseProgress[]; environments: EnvironmentProgress[] }

/**
 * `COMPLETE`: enough of its environments have the release · `CURRENT`: the release may be deployed there now, and is not complete
 * there · `PENDING`: a phase before it stands in the way. Several are current where one of them is optional.
 */
export type PhaseProgress = {
  index: number
  state: 'COMPLETE' | 'CURRENT' | 'PENDING'
  /** Its environments: its own, or those that stand in for them. */
  environmentIds: number[]
  /** How many more of its environments must have the release until it is complete. */
  needed: number
}

/** Whether the release may be deployed to an environment now, and if not, why. */
export type EnvironmentProgress = {
  environmentId: number
  allowed: boolean
  reason: 'OK' | 'PHASE_NOT_REACHED' | 'NOT_IN_LIFECYCLE'
  /** The first phase that must be complete before; null unless that is the reason. */
  blockedBy: number | null
  /** How many more environments of that phase must have the release; 0 if none blocks. */
  needed: number
  /** The environments of that phase that do not have it. */
  missing: number[]
}

/** What a release meets: the lifecycle's phases, the environments of the Space in their order, and those with a successful deployment of it. */
export type Journey = {
  phases: readonly PhaseRule[]
  environmentIds: readonly number[]
  deployed: ReadonlySet<number>
}

/**
 * Where a release stands in its lifecycle (octopus.com/docs/releases/lifecycles). It may go to the environments of a phase when all
 * phases before it are complete, but for the optional ones. An environment of several phases counts for each, and is reached with the first.
 */
export function progression(journey: Journey): Progression {
  const phases = standing(journey)
  const first = new Map<number, Standing | null>(journey.environmentIds.map((id) => [id, null]))
  for (const phase of phases) for (const id of phase.environmentIds) first.set(id, first.get(id) ?? phase)
  return {
    phases: phases.map(({ index, state, environmentIds, needed }) => ({ index, state, environmentIds, needed })),
    environments: [...first].map(([id, phase]) => {
      const blocking = phase && phase.blockedBy !== null ? phases[phase.blockedBy] : undefined
      return environmentProgress(id, phase, blocking, journey.deployed)
    }),
  }
}

/**
 * The environments to which a release is deployed by itself next: when it has just been made (null), or when it has succeeded in an
 * environment, `deployed` being as it was before that. They are the automatic ones of the phases that it reaches by that, so a second
 * success brings nothing about; optional phases deploy nothing by themselves.
 */
export function automaticNext(journey: Journey, succeeded: number | null): number[] {
  const deployed = succeeded === null ? journey.deployed : new Set(journey.deployed).add(succeeded)
  const before = succeeded === null ? [] : standing(journey)
  const automatic = standing({ ...journey, deployed })
    .filter(({ index, isReached, rule }) => isReached && !before[index]?.isReached && !rule.isOptional)
    .flatMap(({ rule }) => rule.environments.filter(({ isAutomatic }) => isAutomatic).map(({ id }) => id))
  return [...new Set(automatic)].filter((id) => !deployed.has(id))
}

type Standing = PhaseProgress & { rule: PhaseRule; isReached: boolean; blockedBy: number | null }

/** The phases, and for each whether a phase before it stands in the way, and which. */
function standing({ phases, environmentIds, deployed }: Journey): Standing[] {
  let blockedBy: number | null = null
  return phasesOf(phases, environmentIds).map((rule, index) => {
    const ids = rule.environments.map(({ id }) => id)
    const minimum = rule.minimumEnvironmentsBeforePromotion
    const wanted = minimum === 0 ? ids.length : Math.min(minimum, ids.length)
    const needed = Math.max(0, wanted - ids.filter((id) => deployed.has(id)).length)
    const isReached = blockedBy === null
    const state = needed === 0 ? 'COMPLETE' : isReached ? 'CURRENT' : 'PENDING'
    const phase: Standing = { index, state, environmentIds: ids, needed, rule, isReached, blockedBy }
    if (isReached && needed > 0 && !rule.isOptional) blockedBy = index
    return phase
  })
}

function environmentProgress(
  environmentId: number,
  phase: Standing | null,
  blocking: Standing | undefined,
  deployed: ReadonlySet<number>,
): EnvironmentProgress {
  const free = { environmentId, blockedBy: null, needed: 0, missing: [] }
  if (!phase) return { ...free, allowed: false, reason: 'NOT_IN_LIFECYCLE' }
  if (!blocking) return { ...free, allowed: true, reason: 'OK' }
  const { index, needed, environmentIds } = blocking
  const missing = environmentIds.filter((id) => !deployed.has(id))
  return { environmentId, allowed: false, reason: 'PHASE_NOT_REACHED', blockedBy: index, needed, missing }
}
