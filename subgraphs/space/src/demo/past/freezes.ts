import type { Deployment, DeploymentFreeze, DeploymentFreezeScope } from '@spaceport/database/space'
import { named } from '../named.js'
import type { Setting } from '../setting.js'
import { HOUR, MINUTE } from '../time.js'

/** The freezes of a Space: one to come, for all customers, and one that is over, in which nothing was deployed to where it held. */
export type Freezes = { deployment_freeze: DeploymentFreeze[]; deployment_freeze_scope: DeploymentFreezeScope[] }

/** The shortest and the longest time of the one that is over. */
const [SHORTEST, LONGEST] = [3 * HOUR, 60 * HOUR]

export function freezes(
  setting: Setting,
  deployments: readonly Deployment[],
  projects: readonly { id: number }[],
): Freezes {
  const { ago, production } = setting
  const rows: Freezes = { deployment_freeze: [], deployment_freeze_scope: [] }
  const add = (
    freeze: Pick<DeploymentFreeze, 'description' | 'startAt' | 'endAt' | 'createdAt'> & { name: string },
    scopes: { projectId: number | null; environmentId: number }[],
  ) => {
    const freezeId = rows.deployment_freeze.length + 1
    rows.deployment_freeze.push({ ...freeze, id: freezeId, ...named(freeze.name), version: 1 })
    for (const scope of scopes) {
      const id = rows.deployment_freeze_scope.length + 1
      rows.deployment_freeze_scope.push({ id, freezeId, ...scope, tenantId: null })
    }
  }
  add(
    {
      ...{ name: 'End of the quarter', description: 'Nothing changes while finance closes the books.' },
      ...{ startAt: ago(-21), endAt: ago(-24), createdAt: ago(9) },
    },
    production.map((environmentId) => ({ projectId: null, environmentId })),
  )
  const [environmentId] = production
  if (environmentId === undefined) return rows
  for (const { id: projectId } of projects) {
    const quiet = quietTime(setting, deployments, { projectId, environmentId })
    if (!quiet) continue
    const createdAt = new Date(quiet.startAt.getTime() - 26 * HOUR)
    add({ name: 'Stocktaking', description: 'One project stands still.', ...quiet, createdAt }, [
      { projectId, environmentId },
    ])
    break
  }
  return rows
}

/** A time in which nothing of a project was deployed to an environment: the longest between two, of the last weeks; null if all are short. */
function quietTime(
  { ago }: Setting,
  deployments: readonly Deployment[],
  place: { projectId: number; environmentId: number },
): { startAt: Date; endAt: Date } | null {
  const own = deployments.filter(
    (one) => one.projectId === place.projectId && one.environmentId === place.environmentId,
  )
  const times = [ago(60), ...own.map(({ queuedAt }) => queuedAt).filter((at) => at > ago(60)), ago(2)]
  let best: { startAt: Date; endAt: Date } | null = null
  for (const [i, end] of times.entries()) {
    const start = new Date((times[i - 1] ?? end).getTime() + MINUTE)
    const length = Math.min(end.getTime() - MINUTE - start.getTime(), LONGEST)
    if (length < SHORTEST || (best && length <= best.endAt.getTime() - best.startAt.getTime())) continue
    best = { startAt: start, endAt: new Date(start.getTime() + length) }
  }
  return best
}
