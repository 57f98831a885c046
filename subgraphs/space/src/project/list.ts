import type { TenantedMode } from '@spaceport/database/space'
import {
  containsText,
  hasSeen,
  hasValue,
  inRange,
  isOneOf,
  isTrue,
  refersTo,
  type TimeRangeFilter,
} from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { anyOf, NOTHING, type Where } from '../access/where.js'
import { joinsOneOf, type Join } from '../connection/joins.js'
import { prepare } from '../connection/prepare.js'
import { deploymentCellList, type DeploymentCellFilter } from '../deployment-cell/list.js'
import { withCell } from '../deployment-cell/with-cell.js'
import { goesTo } from '../lifecycle/goes-to.js'
import { lacksValues, lookUpLacking, type LackFilter } from '../template-value/lacks-values.js'

const TENANTS: Join = { relation: 'tenants', through: 'tenant', kind: 'Tenants' }

const VARIABLE_SETS: Join = {
  relation: 'libraryVariableSets',
  through: 'libraryVariableSet',
  kind: 'LibraryVariableSets',
}

/** Which projects. */
export type ProjectFilter = CommonFilter &
  LackFilter & {
    projectGroup?: string[] | null
    lifecycle?: string[] | null
    environment?: string[] | null
    tenant?: string[] | null
    libraryVariableSet?: string[] | null
    tenantedMode?: TenantedMode[] | null
    isDisabled?: boolean | null
    isArchived?: boolean | null
    hasReleases?: boolean | null
    neverDeployed?: boolean | null
    deployed?: DeploymentCellFilter | null
    lastDeployedAt?: TimeRangeFilter | null
    created?: TimeRangeFilter | null
  }

/** How projects are listed. */
export const projectList: List<ProjectFilter, 'NAME' | 'CREATED_AT' | 'LAST_DEPLOYED_AT'> = {
  name: 'projects',
  kind: 'Projects',
  model: 'project',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    LAST_DEPLOYED_AT: { column: 'lastDeployedAt', holds: 'time', nullable: true },
  },
  by: { field: 'NAME', direction: 'ASC' },
  async prepare(filter, context) {
    await Promise.all([
      prepare(deploymentCellList, filter.deployed, context),
      lookUpLacking('Projects', filter, context),
    ])
  },
  where: (filter, context) => [
    ...containsNameOrSlug(filter.text),
    ...refersTo('projectGroup', 'ProjectGroups', filter.projectGroup, context),
    ...refersTo('lifecycle', 'Lifecycles', filter.lifecycle, context),
    ...goesTo('lifecycle', filter.environment, context),
    ...joinsOneOf(TENANTS, filter.tenant, context),
    ...joinsOneOf(VARIABLE_SETS, filter.libraryVariableSet, context),
    ...isOneOf('tenantedMode', filter.tenantedMode),
    ...isTrue('isDisabled', filter.isDisabled),
    ...hasValue('archivedAt', filter.isArchived),
    ...hasSeen('releases', 'Releases', filter.hasReleases, context),
    ...hasValue('lastDeployedAt', typeof filter.neverDeployed === 'boolean' ? !filter.neverDeployed : null),
    ...withCell(filter.deployed, context),
    ...lacksValues(filter),
    ...inRange('lastDeployedAt', filter.lastDeployedAt),
    ...inRange('createdAt', filter.created),
  ],
}

function containsNameOrSlug(text: string | null | undefined): Where[] {
  const [name] = containsText(text)
  if (!name || name === NOTHING) return name ? [name] : []
  return [anyOf([name, ...containsText(text, 'slug')])]
}
