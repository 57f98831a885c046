import type { Deployment, DeploymentPrompt } from '@spaceport/database/space'
import type { Profile } from '../project/profiles.js'
import { hasTicket, TICKET } from '../variable/project-variables.js'
import type { Setting } from '../setting.js'

/** Of how many deployments, the latest, it is kept what was answered. */
const KEPT = 200

/** What people answered when they deployed to customers: most gave the number of a change. */
export function prompts(
  setting: Setting,
  deployments: readonly Deployment[],
  projects: readonly Profile[],
): DeploymentPrompt[] {
  const random = setting.random('prompts')
  const asked = new Set(projects.filter(hasTicket).map(({ id }) => id))
  return deployments
    .slice(-KEPT)
    .filter((one) => asked.has(one.projectId) && setting.production.includes(one.environmentId) && random.chance(0.7))
    .map(({ id: deploymentId }, i) => {
      const value = `CHG-${random.int(10_000, 60_000)}`
      return { id: i + 1, deploymentId, name: TICKET, value, secretId: null }
    })
}
