import type { Owned } from '../setup/spaces.js'
import { wholeId } from './content-requests.js'
import type { DemoPlan } from './plan.js'

/** One entry for each placeholder of the plan: what it is called at home, and what it is where it lives. */
export function ownership(plan: DemoPlan, spaceIds: readonly string[]): Owned[] {
  return plan.spaces.flatMap((space, i) => {
    const owned = (kind: Owned['kind'], ids: 'Environments' | 'Tenants', things: typeof space.tenants): Owned[] =>
      things.flatMap(({ id, remoteOf }) => {
        const entityId = wholeId(ids, remoteOf, spaceIds)
        return entityId === null ? [] : [{ kind, subject: `${spaceIds[i]}/${ids}-${id}`, entityId }]
      })
    return [...owned('ENVIRONMENT', 'Environments', space.environments), ...owned('TENANT', 'Tenants', space.tenants)]
  })
}
