import type { Random } from '@spaceport/kit/random'
import type { TaskState } from '@spaceport/database/space'
import { DAY, HOUR, MINUTE, SECOND } from '../time.js'

/** One deployment of a release; times are milliseconds after the release was made. */
export type Step = {
  environment: number
  tenant: number | null
  state: TaskState
  queued: number
  started: number
  completed: number
}

/** Where a project's releases go and how long a deployment of it usually takes (milliseconds). */
export type Course = { route: number[]; tenants: number[]; duration: number }

const LONGEST_JOURNEY = 20 * DAY

function outcome(random: Random): TaskState {
  const x = random.next()
  return x < 0.9 ? 'SUCCESS' : x < 0.965 ? 'FAILED' : x < 0.99 ? 'CANCELED' : 'TIMED_OUT'
}

/**
 * Exactly `count` deployments of one release: environment by environment, in the last one for each tenant; a failed one is tried again;
 * a release that has arrived is now and then deployed again.
 */
export function journey(random: Random, course: Course, count: number): Step[] {
  const stops = course.route.flatMap((environment, i): { environment: number; tenant: number | null }[] =>
    i === course.route.length - 1 && course.tenants.length > 0
      ? course.tenants.map((tenant) => ({ environment, tenant }))
      : [{ environment, tenant: null }],
  )
  const steps: Step[] = []
  let at = random.int(1, 12) * MINUTE
  for (let stop = 0; steps.length < count && stops.length > 0;) {
    const { environment, tenant } = stops[Math.min(stop, stops.length - 1)] ?? { environment: 0, tenant: null }
    const state = outcome(random)
    const started = at + random.int(1, 40) * SECOND
    const wait = state === 'TIMED_OUT' ? 3 : state === 'CANCELED' ? 0.4 : 1
    const completed = started + Math.round(course.duration * wait * (0.7 + random.next() * 0.9))
    steps.push({ environment, tenant, state, queued: at, started, completed })
    if (state === 'SUCCESS') stop += 1
    const sameEnvironment = stops[stop]?.environment === environment
    at = completed + (state === 'SUCCESS' && !sameEnvironment ? random.int(20, 26 * 60) : random.int(3, 40)) * MINUTE
  }
  return compress(steps)
}

/** Keeps very long journeys within bounds, so that they fit into the demo's window; durations stay as they are. */
function compress(steps: Step[]): Step[] {
  const end = steps.at(-1)?.completed ?? 0
  if (end <= LONGEST_JOURNEY) return steps
  const factor = (LONGEST_JOURNEY - HOUR) / end
  return steps.map((step) => {
    const queued = Math.round(step.queued * factor)
    return {
      ...step,
      queued,
      started: queued + step.started - step.queued,
      completed: queued + step.completed - step.queued,
    }
  })
}
