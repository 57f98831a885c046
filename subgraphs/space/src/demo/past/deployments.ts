import { apportion } from '@spaceport/kit/apportion'
import type { Deployment } from '@spaceport/database/space'
import type { Random } from '@spaceport/kit/random'
import { journey, type Course, type Step } from './journey.js'
import { releaseRow, versions, type ReleaseRow } from './releases.js'
import { DAY, HOUR, MINUTE, SECOND, WINDOW } from '../time.js'
import { DONE_HERE } from '../at-home.js'

/** Which way the releases of a project go. */
export type Way = {
  /** The channel of a release, by its version. */
  channel(version: string): number
  /** Where the releases of a channel go. */
  course(channel: number): Course
}

export type History = {
  release: ReleaseRow[]
  deployment: Deployment[]
  /** When each project's last deployment completed. */
  lastDeployedAt: Map<number, Date>
}

/**
 * The releases of each project (`counts[i]` of project i + 1) and `total` deployments of them, all within the last 90 days, numbered in the
 * order in which they happened.
 */
export function deployments(
  random: Random,
  plan: { ways: Way[]; counts: number[]; total: number; now: number },
): History {
  const { ways, counts, total, now } = plan
  const drafts = ways.flatMap((way, project) =>
    versions(random, counts[project] ?? 0).map((version) => {
      const channel = way.channel(version)
      return { course: way.course(channel), project: project + 1, channel, version }
    }),
  )
  const placed = drafts.filter(({ course }) => course.route.length > 0)
  const even = placed.length > 0 && total >= placed.length ? 1 : 0
  const shares =
    placed.length > 0
      ? apportion(
          total,
          placed.map(() => random.next() ** 2),
          even,
        )
      : []
  const budget = new Map(placed.map((draft, i) => [draft, shares[i] ?? 0]))

  const timed = drafts.map((draft) => ({ ...draft, steps: journey(random, draft.course, budget.get(draft) ?? 0) }))
  const times = creationTimes(random, timed, now)

  const order = timed
    .map((draft, i) => ({ ...draft, at: times[i] ?? now }))
    .sort((a, b) => a.at - b.at || a.project - b.project)
  const release = order.map((d, i) => releaseRow(random, d, i + 1, new Date(d.at)))
  const deployment = order
    .flatMap((d, i) => d.steps.map((step) => deploymentRow(step, d.project, i + 1, d.at)))
    .sort((a, b) => a.queuedAt.getTime() - b.queuedAt.getTime() || a.projectId - b.projectId)
    .map((row, i) => ({ ...row, id: i + 1 }))
  leaveSomeRunning(deployment, now)

  const lastDeployedAt = new Map<number, Date>()
  for (const { projectId, completedAt } of deployment) {
    const last = lastDeployedAt.get(projectId)
    if (completedAt && (!last || completedAt > last)) lastDeployedAt.set(projectId, completedAt)
  }
  return { release, deployment, lastDeployedAt }
}

/** Within the window, in the order of the versions of each project, early enough for the whole journey to lie before `now`. */
function creationTimes(random: Random, drafts: { project: number; steps: Step[] }[], now: number): number[] {
  const times: number[] = new Array(drafts.length).fill(0)
  let start = 0
  while (start < drafts.length) {
    let end = start
    while (drafts[end]?.project === drafts[start]?.project) end += 1
    const slots = Array.from({ length: end - start }, () => now - random.int(HOUR, WINDOW - 2 * DAY)).sort(
      (a, b) => a - b,
    )
    let next = now
    for (let i = end - 1; i >= start; i--) {
      const takes = drafts[i]?.steps.at(-1)?.completed ?? 0
      const latest = Math.min(next - MINUTE, now - takes - random.int(MINUTE, 30 * HOUR))
      next = Math.max(Math.min(slots[i - start] ?? latest, latest), now - WINDOW + (i - start) * SECOND)
      times[i] = next
    }
    start = end
  }
  return times
}

function deploymentRow(step: Step, projectId: number, releaseId: number, at: number): Deployment {
  return {
    id: 0,
    projectId,
    releaseId,
    environmentId: step.environment,
    tenantId: step.tenant,
    state: step.state,
    queuedAt: new Date(at + step.queued),
    startedAt: new Date(at + step.started),
    completedAt: new Date(at + step.completed),
    createdBy: null,
    comments: null,
    ...DONE_HERE,
    version: 3,
  }
}

/** The last two of a busy Space have not ended yet: one runs, one waits. Whoever executes deployments finds them so. */
function leaveSomeRunning(rows: Deployment[], now: number): void {
  const [running, waiting] = rows.slice(-2)
  if (rows.length < 20 || !running || !waiting) return
  const queued = Math.max(running.queuedAt.getTime(), now - 3 * MINUTE)
  Object.assign(running, {
    state: 'EXECUTING',
    queuedAt: new Date(queued),
    startedAt: new Date(queued + 5 * SECOND),
    completedAt: null,
    version: 2,
  })
  Object.assign(waiting, {
    state: 'QUEUED',
    queuedAt: new Date(now - 20 * SECOND),
    startedAt: null,
    completedAt: null,
    version: 1,
    // It cannot wait to go further than the one that still runs has come.
    ...(waiting.releaseId === running.releaseId
      ? { environmentId: running.environmentId, tenantId: running.tenantId }
      : {}),
  })
}
