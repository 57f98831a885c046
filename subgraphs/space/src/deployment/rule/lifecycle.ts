import { progressIn, wayOf } from '../way.js'
import type { Situation } from '../situation.js'
import { listed, type Knows, type Named, type Refusal } from './refusal.js'

/** Whether the release has come far enough for an environment: the rule `LIFECYCLE`. */
export function lifecycleRefusal(situation: Situation, environmentId: number): Refusal | null {
  const way = wayOf(situation)
  const { allowed, reason, blockedBy, missing, needed } = progressIn(way, environmentId)
  if (allowed) return null
  const { lifecycle, environments } = situation
  const whole: Named = { kind: 'Lifecycles', id: lifecycle.id, name: `"${lifecycle.name}"` }
  const lacking = missing.map((id): Named => ({
    kind: 'Environments',
    id,
    name: environments.get(id)?.name ?? '',
  }))
  const phase = way.phases[blockedBy ?? -1]
  const sentence = (knows: Knows) => {
    const seesLifecycle = knows('Lifecycles', lifecycle.id)
    if (reason === 'NOT_IN_LIFECYCLE') {
      return `The environment is in no phase of the lifecycle${seesLifecycle ? ` ${whole.name}` : ''}.`
    }
    const which = phase ? (seesLifecycle ? `the phase "${phase.name}"` : 'an earlier phase') : 'an earlier environment'
    const some = needed < missing.length ? `${needed} more of ` : ''
    return `It has to pass ${which} first: it must be deployed to ${some}${listed(lacking, knows)}.`
  }
  return { code: 'LIFECYCLE_BLOCKED', field: 'environment', about: [whole, ...lacking], sentence }
}
