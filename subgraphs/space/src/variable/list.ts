import type { VariableType } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import type { Where } from '../access/where.js'
import { containsText, inRange, isOneOf, isTrue, refersTo, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'
import { hasScope, lookUpTargets, scopedTo, type ScopeFilter } from './list-scope.js'

/** Which values of variables. */
export type VariableFilter = CommonFilter &
  ScopeFilter & {
    project?: string[] | null
    libraryVariableSet?: string[] | null
    name?: string[] | null
    type?: VariableType[] | null
    account?: string[] | null
    certificate?: string[] | null
    workerPool?: string[] | null
    isSensitive?: boolean | null
    isPrompted?: boolean | null
    hasScope?: boolean | null
    usesVariable?: string | null
    updated?: TimeRangeFilter | null
  }

/** How values of variables are listed. */
export const variableList: List<VariableFilter, 'NAME' | 'CREATED_AT' | 'UPDATED_AT'> = {
  name: 'variables',
  kind: 'Variables',
  model: 'variable',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    UPDATED_AT: { column: 'updatedAt', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  prepare: lookUpTargets,
  where: (filter, context) => [
    ...containsText(filter.text),
    ...refersTo('project', 'Projects', filter.project, context),
    ...refersTo('libraryVariableSet', 'LibraryVariableSets', filter.libraryVariableSet, context),
    ...called(filter.name),
    ...isOneOf('type', filter.type),
    ...refersTo('account', 'Accounts', filter.account, context),
    ...refersTo('certificate', 'Certificates', filter.certificate, context),
    ...refersTo('workerPool', 'WorkerPools', filter.workerPool, context),
    ...isSensitive(filter.isSensitive),
    ...isTrue('isPrompted', filter.isPrompted),
    ...hasScope(filter.hasScope),
    ...scopedTo(filter, context),
    ...uses(filter.usesVariable),
    ...inRange('updatedAt', filter.updated),
  ],
}

/** Values of variables with one of the names, whatever their case. U+0000 is in no name. */
function called(names: string[] | null | undefined): Where[] {
  return names ? [{ nameKey: { in: names.map(textKey).filter(isKept) } }] : []
}

function isSensitive(wanted: boolean | null | undefined): Where[] {
  if (typeof wanted !== 'boolean') return []
  return [{ type: wanted ? 'SENSITIVE' : { not: 'SENSITIVE' } }]
}

/** Values whose text uses a variable, by name. */
function uses(name: string | null | undefined): Where[] {
  if (name === null || name === undefined) return []
  return [{ variableNames: { hasSome: [textKey(name)].filter(isKept) } }]
}

function isKept(key: string): boolean {
  return !key.includes('\0')
}
