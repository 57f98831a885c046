import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { allOf, leadsTo } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { JourneyReached } from '@spaceport/kit/journey/facts'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { DeploymentRow } from './rows.js'

/**
 * The environments that each release was deployed to with success, by local id: of this Space, and of others where receipts told it. As far as
 * the caller sees the deployments and the environments. By two statements at most, however many deployments there are.
 */
export async function readReached(
  context: SpaceContext,
  ids: readonly number[],
): Promise<ReadonlyMap<number, JourneyReached[]>> {
  const groups = await context.db.deployment.groupBy({
    by: ['releaseId', 'environmentId'],
    where: allOf([
      { releaseId: { in: [...ids] }, state: 'SUCCESS' },
      visible(context, 'Deployments'),
      leadsTo('environment', visible(context, 'Environments')),
    ]),
  })
  const environments = await context.db.environment.findMany({
    where: { id: { in: [...new Set(groups.map(({ environmentId }) => environmentId))] } },
    select: { id: true, name: true, remoteRoot: true, remoteSpace: true, remoteName: true },
  })
  const byId = new Map(environments.map((environment) => [environment.id, placed(environment)]))
  const reached = new Map<number, JourneyReached[]>()
  for (const { releaseId, environmentId } of groups) {
    const place = byId.get(environmentId)
    if (place) reached.set(releaseId, [...(reached.get(releaseId) ?? []), place])
  }
  return reached
}

/** Where an environment is: in this Space, or in the one whose placeholder it is. */
export function placed(environment: DeploymentRow['environment']): JourneyReached {
  const { name, remoteRoot, remoteSpace, remoteName } = environment
  if (remoteRoot === null) return { where: null, environment: name, source: 'HERE' }
  return {
    where: { root: remoteRoot, space: remoteSpace ?? '' },
    environment: remoteName ?? name,
    source: 'RECEIPT',
  }
}

/** Whether the caller sees an environment. */
export function seesEnvironment({ rights }: SpaceContext, id: number): boolean {
  return maySee(rights, 'Environments', { ...NOWHERE, Environments: [id] })
}
