import type { CompositeStep } from '@spaceport/database/zone'

/** A step as somebody sees it: with the positions that it and those before it have for them. */
export type SeenStep = CompositeStep

/**
 * The steps that exist for a caller, in their order and counted anew from 1. A step that comes after a hidden one comes after those that the
 * hidden one comes after: what cannot be seen leaves no gap.
 */
export function seenSteps(
  steps: readonly CompositeStep[],
  sees: (step: CompositeStep) => boolean,
): { step: SeenStep; original: number }[] {
  const byPosition = new Map(steps.map((step) => [step.position, step]))
  const seen = [...steps].sort((a, b) => a.position - b.position).filter(sees)
  const places = new Map(seen.map(({ position }, i) => [position, i + 1]))
  const known = new Map<number, readonly number[]>()

  /** The places of a step itself where it is seen, else of the nearest seen ones before it. */
  const nearest = (position: number): readonly number[] => {
    const place = places.get(position)
    if (place !== undefined) return [place]
    let found = known.get(position)
    if (!found) known.set(position, (found = (byPosition.get(position)?.after ?? []).flatMap(nearest)))
    return found
  }

  return seen.map((step, i) => ({
    step: { ...step, position: i + 1, after: [...new Set(step.after.flatMap(nearest))].sort((a, b) => a - b) },
    original: step.position,
  }))
}
