import type { Situation } from '../situation.js'
import type { Knows, Named, Refusal } from './refusal.js'

/** Whether deployments to an environment are frozen: the rule `FREEZE`. */
export function freezeRefusal(situation: Situation, environmentId: number): Refusal | null {
  const freezes = situation.freezesOf(environmentId)
  if (freezes.length === 0) return null
  const about = freezes.map(({ id, name }): Named => ({ kind: 'DeploymentFreezes', id, name }))
  const sentence = (knows: Knows) => {
    const told = freezes.map(({ id, name, endAt }) => {
      const which = knows('DeploymentFreezes', id) ? `"${name}"` : 'a freeze that you cannot see'
      return `${which} until ${endAt.toISOString()}`
    })
    return `Deployments are frozen here by ${told.join(' and by ')}.`
  }
  return { code: 'DEPLOYMENT_FROZEN', field: 'environment', about, sentence }
}
