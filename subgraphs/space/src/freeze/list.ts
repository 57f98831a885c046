import { anyOf, type Where } from '../access/where.js'
import { containsText, inRange, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { readMoment } from '../write/moment.js'
import { holdsFor, type HeldFilter } from './holds-for.js'
import { momentOf } from './moment.js'
import { standing, type FreezeState } from './state.js'

/** Which deployment freezes. */
export type DeploymentFreezeFilter = CommonFilter &
  HeldFilter & {
    state?: FreezeState[] | null
    activeAt?: Date | null
    startAt?: TimeRangeFilter | null
    endAt?: TimeRangeFilter | null
  }

/** How deployment freezes are listed. */
export const deploymentFreezeList: List<DeploymentFreezeFilter, 'NAME' | 'START_AT' | 'END_AT'> = {
  name: 'deploymentFreezes',
  kind: 'DeploymentFreezes',
  model: 'deploymentFreeze',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    START_AT: { column: 'startAt', holds: 'time' },
    END_AT: { column: 'endAt', holds: 'time' },
  },
  by: { field: 'START_AT', direction: 'DESC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...inState(filter.state, momentOf(context)),
    ...(filter.activeAt ? [standing('ACTIVE', readMoment(filter.activeAt, 'filter', 'activeAt'))] : []),
    ...holdsFor(filter, context),
    ...inRange('startAt', filter.startAt),
    ...inRange('endAt', filter.endAt),
  ],
}

function inState(states: readonly FreezeState[] | null | undefined, moment: Date): Where[] {
  return states ? [anyOf(states.map((state) => standing(state, moment)))] : []
}
