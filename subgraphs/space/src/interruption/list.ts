import type { InterruptionResult, InterruptionType } from '@spaceport/database/space'
import { anyOf, hasSome, leadsTo, type Where } from '../access/where.js'
import { containsText, inRange, isOneOf, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import type { SpaceContext } from '../context.js'

/** Which interruptions. */
export type InterruptionFilter = CommonFilter & {
  isPending?: boolean | null
  type?: InterruptionType[] | null
  result?: InterruptionResult[] | null
  task?: string[] | null
  project?: string[] | null
  environment?: string[] | null
  tenant?: string[] | null
  mine?: boolean | null
  created?: TimeRangeFilter | null
}

/** How interruptions are listed. */
export const interruptionList: List<InterruptionFilter, 'CREATED_AT' | 'TITLE'> = {
  name: 'interruptions',
  kind: 'Interruptions',
  model: 'interruption',
  orders: {
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    TITLE: { column: 'nameKey', holds: 'text-key' },
  },
  by: { field: 'CREATED_AT', direction: 'DESC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...isTrue('isPending', filter.isPending),
    ...isOneOf('type', filter.type),
    ...isOneOf('result', filter.result),
    ...refersTo('task', 'ServerTasks', filter.task, context),
    ...refersTo('project', 'Projects', filter.project, context).map(ofTask),
    ...refersTo('environment', 'Environments', filter.environment, context).map(ofTask),
    ...refersTo('tenant', 'Tenants', filter.tenant, context).map(ofTask),
    ...isMine(filter.mine, context),
    ...inRange('createdAt', filter.created),
  ],
}

const ofTask = (condition: Where) => leadsTo('task', condition)

/** Those that the caller took charge of, or that a team is responsible for by which they have a role here. */
function isMine(wanted: boolean | null | undefined, { caller, rights }: SpaceContext): Where[] {
  if (typeof wanted !== 'boolean') return []
  const teams = [...new Set(rights.grants.map(({ team }) => team.id))]
  if (wanted) return [anyOf([{ responsibleUser: caller.subject }, hasSome('responsibleTeamIds', teams)])]
  const others = [{ responsibleUser: null }, { responsibleUser: { not: caller.subject } }]
  return [anyOf(others), ...(teams.length > 0 ? [{ NOT: hasSome('responsibleTeamIds', teams) }] : [])]
}
