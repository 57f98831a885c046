/** What a lifecycle says of one phase. A remote environment, a placeholder, stands in it like any other. */
export type PhaseRule = {
  /** Its environments in order; none: any that no phase before it names. */
  environments: readonly PhaseEnvironmentRule[]
  /** Whether a release may go on without it. */
  isOptional: boolean
  /** How many of its environments must have the release before it goes on; 0: all. */
  minimumEnvironmentsBeforePromotion: number
}

/** One environment of a phase, and whether a release that reaches the phase is deployed to it without being asked. */
export type PhaseEnvironmentRule = { id: number; isAutomatic: boolean }

/**
 * The phases as they count in a Space: a lifecycle without phases has one for each environment, in their order, and a phase without
 * environments has all those that no phase before it names (octopus.com/docs/releases/lifecycles#no-phases, #phases-without-environments).
 */
export function phasesOf(phases: readonly PhaseRule[], environmentIds: readonly number[]): PhaseRule[] {
  if (phases.length === 0) {
    return environmentIds.map((id) => ({
      environments: [{ id, isAutomatic: false }],
      isOptional: false,
      minimumEnvironmentsBeforePromotion: 0,
    }))
  }
  const named = new Set<number>()
  return phases.map((phase) => {
    for (const { id } of phase.environments) named.add(id)
    if (phase.environments.length > 0) return phase
    const others = environmentIds.filter((id) => !named.has(id))
    return { ...phase, environments: others.map((id) => ({ id, isAutomatic: false })) }
  })
}
