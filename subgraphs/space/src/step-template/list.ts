import { someOf, type Where } from '../access/where.js'
import { containsText, hasValue, inRange, isOneOf, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'
import { inVisibleProcess } from '../process/visible.js'

/** Which step templates. */
export type StepTemplateFilter = CommonFilter & {
  category?: string[] | null
  actionType?: string[] | null
  isCommunity?: boolean | null
  isUsed?: boolean | null
  created?: TimeRangeFilter | null
  updated?: TimeRangeFilter | null
}

/** How step templates are listed. */
export const stepTemplateList: List<StepTemplateFilter, 'NAME' | 'CREATED_AT' | 'UPDATED_AT'> = {
  name: 'stepTemplates',
  kind: 'StepTemplates',
  model: 'stepTemplate',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    UPDATED_AT: { column: 'updatedAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...isOneOf('category', filter.category),
    ...isOneOf('actionType', filter.actionType),
    ...hasValue('communityId', filter.isCommunity),
    ...(typeof filter.isUsed === 'boolean' ? [isUsed(context, filter.isUsed)] : []),
    ...inRange('createdAt', filter.created),
    ...inRange('updatedAt', filter.updated),
  ],
}

/** Templates that an action was made from which the caller can see, or others. */
export function isUsed(context: SpaceContext, wanted: boolean): Where {
  const used = someOf('actions', inVisibleProcess(context, 'step', 'process'))
  return wanted ? used : { NOT: used }
}
