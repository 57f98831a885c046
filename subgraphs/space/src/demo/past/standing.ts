import type { Random } from '@spaceport/kit/random'
import type { TaskState } from '@spaceport/database/space'
import type { FrozenStep } from '../../process/snapshot.js'

/** Where something is deployed, for whom: the numbers of the environment, the release's channel, and the tenant's tags. */
export type DeployedTo = { environmentId: number; channelId: number; tagIds: readonly number[] }

/** The steps that run there unless something goes wrong, in order. */
export function runningSteps(steps: readonly FrozenStep[], to: DeployedTo): FrozenStep[] {
  const names = <Id>(list: readonly Id[], ids: readonly Id[]) =>
    list.length === 0 || ids.some((id) => list.includes(id))
  return steps.filter(({ condition, actions }) => {
    const some = actions.some(
      (one) =>
        !one.isDisabled &&
        names(one.environmentIds, [to.environmentId]) &&
        !one.excludedEnvironmentIds.includes(to.environmentId) &&
        names(one.channelIds, [to.channelId]) &&
        names(one.tenantTagIds, to.tagIds),
    )
    return condition !== 'FAILURE' && some
  })
}

/** The step at which a deployment is that is so much done, from 0 to 99 percent. */
export function stepAt(steps: readonly FrozenStep[], progress: number): FrozenStep | undefined {
  return steps[Math.min(steps.length - 1, Math.floor((steps.length * progress) / 100))]
}

/** Whether a step waits until somebody approves. */
export function isApproval({ actions }: FrozenStep): boolean {
  return actions.some(({ actionType }) => actionType === 'Octopus.Manual')
}

/**
 * How much of a deployment is done. One that runs waits for an approval, if there is one, else it has come as far as the first machine; one
 * that was cancelled came as far as the approval, too; one that ended otherwise before its time, as far as any other step.
 */
export function progressOf(random: Random, state: TaskState, steps: readonly FrozenStep[]): number {
  if (state === 'SUCCESS') return 100
  if (state === 'QUEUED' || steps.length === 0) return 0
  const asking = steps.findIndex(isApproval)
  const first = steps.findIndex(({ targetRoles }) => targetRoles.length > 0)
  const others = steps.flatMap((step, i) => (isApproval(step) ? [] : [i]))
  const isAsked = asking >= 0 && (state === 'EXECUTING' || state === 'CANCELED')
  const place = isAsked ? asking : state === 'EXECUTING' ? Math.max(first, 0) : random.pick(others)
  return Math.round((100 * (place + 0.5)) / steps.length)
}

/** Why a step failed, as people would read it. */
export function failureOf({ name, targetRoles }: FrozenStep): string {
  if (name === 'Run migrations') return `The step "${name}" failed: the lock was not given within 30 seconds.`
  if (name === 'Smoke test') return `The step "${name}" failed: it answered with 503.`
  const why = targetRoles.length > 0 ? 'one of the targets did not answer' : 'it ended with exit code 1'
  return `The step "${name}" failed: ${why}.`
}
