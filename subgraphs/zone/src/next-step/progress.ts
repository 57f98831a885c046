import { before, type GraphStep } from '../composite-lifecycle/graph.js'

/** How a release stands with a step. */
export type StepState = 'DONE' | 'CURRENT' | 'NEXT' | 'BLOCKED'

/** What is to be done about a step. */
export type StepAction = 'DEPLOY' | 'PROMOTE' | 'WAIT_FOR_RECEIPT' | 'IMPORT' | 'ACCEPT' | 'NONE'

/** A visit of a Space. */
export type Visit = GraphStep & { root: string; environments: readonly string[] }

/** How a release stands in a Space. */
export type Standing = {
  /** Whether it has been deployed with success to an environment, by name. */
  hasReached(environment: string): boolean
  /** Whether it has been deployed with success to any. */
  hasReachedAny: boolean
  /** Whether it is there: made there, or accepted. */
  isThere: boolean
  /** Whether the Space tells itself (`SELF`), only receipts tell of it (`RECEIPTS`), or it was asked and did not answer (`SILENT`). */
  teller: 'SELF' | 'RECEIPTS' | 'SILENT'
  /** How the last bundle to it stands. */
  bundle: 'NONE' | 'UNDER_WAY' | 'UNDECIDED' | 'EXPIRED' | 'REJECTED'
}

/** How a release stands with one step. */
export type Progress = {
  state: StepState
  action: StepAction
  /** The environments, by name, that it must still be deployed to; empty also where any one will do. */
  lacking: string[]
  /** The positions of the steps right before it that are not done. */
  waitsFor: number[]
}

/**
 * How a release stands with each step, in the order of the steps. A step is done when each environment that it names, or any where it names none, has
 * the release; if the same Space was visited before on the way, only once the steps right before it are done, too: a deployment of the visit before
 * must not count for both. Whatever is not done may be begun when the steps right before it are done.
 */
export function progressOf(visits: readonly Visit[], standingIn: (root: string) => Standing): Progress[] {
  const byPosition = new Map(visits.map((visit) => [visit.position, visit]))
  const known = new Map<number, boolean>()

  const isDone = (position: number): boolean => {
    let done = known.get(position)
    const visit = byPosition.get(position)
    if (done === undefined && visit) {
      done = hasArrived(visit, standingIn(visit.root))
      if (done && isReturn(visit)) done = visit.after.every(isDone)
      known.set(position, done)
    }
    return done ?? false
  }
  const isReturn = (visit: Visit): boolean =>
    [...before(visits, visit)].some((position) => byPosition.get(position)?.root === visit.root)

  return visits.map((visit) => {
    const standing = standingIn(visit.root)
    const waitsFor = visit.after.filter((position) => !isDone(position))
    const lacking = visit.environments.filter((environment) => !standing.hasReached(environment))
    if (isDone(visit.position)) return { state: 'DONE', action: 'NONE', lacking: [], waitsFor: [] }
    if (waitsFor.length > 0) return { state: 'BLOCKED', action: 'NONE', lacking, waitsFor }
    return { ...todo(standing), lacking, waitsFor }
  })
}

function hasArrived({ environments }: Visit, standing: Standing): boolean {
  return environments.length === 0 ? standing.hasReachedAny : environments.every((one) => standing.hasReached(one))
}

function todo({ isThere, teller, bundle }: Standing): Pick<Progress, 'state' | 'action'> {
  const state = isThere ? 'CURRENT' : 'NEXT'
  // What is known of it may be old.
  if (teller === 'SILENT') return { state, action: 'NONE' }
  if (isThere) return { state, action: teller === 'SELF' ? 'DEPLOY' : 'WAIT_FOR_RECEIPT' }
  if (bundle === 'UNDER_WAY') return { state, action: 'IMPORT' }
  return { state, action: bundle === 'UNDECIDED' ? 'ACCEPT' : 'PROMOTE' }
}
