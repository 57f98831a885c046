import type { EndpointStyle, HealthStatus, TenantedMode } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { hasSome, leadsTo, NOTHING, type Where } from '../access/where.js'
import { containsText, inRange, isOneOf, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import { joinsAny, joinsOneOf } from '../connection/joins.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { localTags } from '../tag-set/tag-id.js'
import { rolesAsked } from './roles.js'

/** Which deployment targets. */
export type DeploymentTargetFilter = CommonFilter & {
  health?: HealthStatus[] | null
  endpointStyle?: EndpointStyle[] | null
  tenantedMode?: TenantedMode[] | null
  role?: string[] | null
  environment?: string[] | null
  tenant?: string[] | null
  tenantTag?: string[] | null
  hasTenants?: boolean | null
  machinePolicy?: string[] | null
  workerPool?: string[] | null
  account?: string[] | null
  isDisabled?: boolean | null
  healthChecked?: TimeRangeFilter | null
  created?: TimeRangeFilter | null
}

const ENVIRONMENTS = { relation: 'environments', through: 'environment', kind: 'Environments' } as const
const TENANTS = { relation: 'tenants', through: 'tenant', kind: 'Tenants' } as const

/** How deployment targets are listed. */
export const deploymentTargetList: List<DeploymentTargetFilter, 'NAME' | 'CREATED_AT' | 'HEALTH_CHECKED_AT'> = {
  name: 'deploymentTargets',
  kind: 'Machines',
  model: 'deploymentTarget',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    HEALTH_CHECKED_AT: { column: 'healthCheckedAt', holds: 'time', nullable: true },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...isOneOf('health', filter.health),
    ...isOneOf('endpointStyle', filter.endpointStyle),
    ...isOneOf('tenantedMode', filter.tenantedMode),
    ...isTrue('isDisabled', filter.isDisabled),
    ...rolesAsked(filter.role),
    ...joinsOneOf(ENVIRONMENTS, filter.environment, context),
    ...joinsOneOf(TENANTS, filter.tenant, context),
    ...joinsAny(TENANTS, filter.hasTenants, context),
    ...tagged(filter.tenantTag, context),
    ...refersTo('machinePolicy', 'MachinePolicies', filter.machinePolicy, context),
    ...refersTo('workerPool', 'WorkerPools', filter.workerPool, context),
    ...refersTo('account', 'Accounts', filter.account, context),
    ...inRange('healthCheckedAt', filter.healthChecked),
    ...inRange('createdAt', filter.created),
  ],
}

/** Tags exist for whoever sees sets of tags, which is all or nothing. */
function tagged(ids: string[] | null | undefined, context: SpaceContext): Where[] {
  if (!ids) return []
  const locals = localTags(ids, context)
  return leadsTo('tagSet', visible(context, 'TagSets')) === NOTHING ? [NOTHING] : [hasSome('tenantTagIds', locals)]
}
