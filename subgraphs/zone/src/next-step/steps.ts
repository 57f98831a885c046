import type { CompositeStep } from '@spaceport/database/zone'
import { seesStep, type Lifecycle } from '../composite-lifecycle/load.js'
import { seenSteps } from '../composite-lifecycle/seen.js'
import { spaceNameOf } from '../composite-lifecycle/type.js'
import type { ZoneContext } from '../context.js'
import type { Carried } from '../trace/bundles.js'
import type { Journey } from '../trace/journey.js'
import type { Gathered } from '../trace/load.js'
import { progressOf, type Progress } from './progress.js'
import { reasonOf } from './reason.js'
import { standing, type Stood } from './standing.js'

/** How a release stands with one step, as the caller sees it. */
export type StepProgress = Pick<Progress, 'state' | 'action' | 'lacking'> & {
  step: CompositeStep
  reason: string
  /** The release to deploy or to promote, by id; null where nothing of it is to be done, or the caller cannot see it. */
  release: string | null
  /** The bundle under way, or waiting to be decided on. */
  bundle: Carried | null
}

/** How a release stands with a composite lifecycle. */
export type LifecycleProgress = { lifecycle: Lifecycle; steps: StepProgress[]; told: Gathered['told'] }

/** How a release, whose journey was gathered, stands with those steps of a composite lifecycle that the caller sees; the hidden ones count, too. */
export function stepsOf(
  context: ZoneContext,
  lifecycle: Lifecycle,
  { journeys, told }: Gathered,
  now: Date,
): LifecycleProgress {
  const [journey] = journeys
  if (!journey) return { lifecycle, steps: [], told }
  const { steps } = lifecycle
  const stood = new Map<string, Stood>()
  for (const step of steps) {
    if (!stood.has(step.root)) stood.set(step.root, standing(journey, told, step, now))
  }
  const standingIn = (root: string): Stood => stood.get(root) ?? standing(journey, told, { root, space: null }, now)
  const progress = progressOf(steps, standingIn)
  const seen = new Map(
    seenSteps(steps, (step) => seesStep(context, step)).map(({ step, original }) => [original, step] as const),
  )
  const shown = steps.flatMap((own, i): StepProgress[] => {
    const [step, one] = [seen.get(own.position), progress[i]]
    if (!step || !one) return []
    const there = standingIn(step.root)
    const waitsFor = one.waitsFor.flatMap((position) => seen.get(position)?.name ?? [])
    const hidden = one.waitsFor.length - waitsFor.length
    const { state, action, lacking } = one
    const nearest = steps.filter(({ position }) => own.after.includes(position)).map(({ root }) => standingIn(root))
    return [
      {
        ...{ step, state, action, lacking },
        reason: reasonOf(one, { ...there, space: spaceNameOf(step, {}, context), waitsFor, hidden }),
        release: releaseFor(action, there, nearest, journey),
        bundle: action === 'IMPORT' || action === 'ACCEPT' ? there.last : null,
      },
    ]
  })
  return { lifecycle, steps: shown, told }
}

/** What is to be deployed: the release there. What is to be promoted: rather the one in a Space right before, else in any. */
function releaseFor(
  action: Progress['action'],
  there: Stood,
  nearest: readonly Stood[],
  journey: Journey,
): string | null {
  if (action === 'DEPLOY') return there.release
  if (action !== 'PROMOTE') return null
  const near = nearest.map(({ release }) => release).find((release) => release !== null)
  return near ?? journey.releases[0]?.id ?? null
}
