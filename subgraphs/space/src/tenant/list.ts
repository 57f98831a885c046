import { containsText, hasValue, inRange, isTrue, type TimeRangeFilter } from '../connection/filter.js'
import { joinsAny } from '../connection/joins.js'
import type { CommonFilter, List } from '../connection/list.js'
import { lacksValues, lookUpLacking, type LackFilter } from '../template-value/lacks-values.js'
import { remoteWhere } from '../write/owner.js'
import { linkedTo, PROJECTS, tagged, taggedByName } from './filter.js'

/** Which tenants. */
export type TenantFilter = CommonFilter &
  LackFilter & {
    tag?: string[] | null
    tagName?: string[] | null
    project?: string[] | null
    environment?: string[] | null
    hasProjects?: boolean | null
    isDisabled?: boolean | null
    isArchived?: boolean | null
    isRemote?: boolean | null
    created?: TimeRangeFilter | null
  }

/** How tenants are listed. */
export const tenantList: List<TenantFilter, 'NAME' | 'CREATED_AT'> = {
  name: 'tenants',
  kind: 'Tenants',
  model: 'tenant',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  prepare: (filter, context) => lookUpLacking('Tenants', filter, context),
  where: (filter, context) => [
    ...containsText(filter.text),
    ...tagged(filter.tag, context),
    ...taggedByName(filter.tagName, context),
    ...linkedTo(filter.project, filter.environment, context),
    ...joinsAny(PROJECTS, filter.hasProjects, context),
    ...isTrue('isDisabled', filter.isDisabled),
    ...hasValue('archivedAt', filter.isArchived),
    ...(typeof filter.isRemote === 'boolean' ? [remoteWhere(filter.isRemote)] : []),
    ...lacksValues(filter),
    ...inRange('createdAt', filter.created),
  ],
}
