import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { tagId } from '../tag-set/tag-id.js'
import { unknown } from '../write/references.js'
import { processKey, type Existing } from './existing.js'
import { SCOPE_LISTS, UNSCOPED, type ScopeColumns, type ScopeKind } from './scope-lists.js'
import type { ProcessOwner, ReadScope } from './scope-read.js'

/**
 * A scope as it is to be: what was given, and of each list that was given what was there and the caller cannot see, so that nobody makes a value
 * hold more widely than they know. Throws `NOT_FOUND` for what does not exist for the caller, or is not of the project.
 */
export function newScope(
  context: SpaceContext,
  existing: Existing,
  given: ReadScope,
  before: ScopeColumns = UNSCOPED,
  ...path: string[]
): ScopeColumns {
  const scope = { ...pick(before), roles: given.roles ?? before.roles }
  for (const { field, column, kind } of SCOPE_LISTS) {
    const list = given[column]
    if (!list) continue
    const known = existing.ids.get(kind)
    const missing = list.find((local) => !known?.has(local))
    if (missing !== undefined) throw absent(context, kind, missing, ...path, field)
    scope[column] = [...list, ...before[column].filter((local) => !known?.has(local))]
  }
  if (given.processes) scope.processIds = newProcesses(context, existing, given.processes, before.processIds, ...path)
  return scope
}

function pick({ environmentIds, targetIds, stepIds, channelIds, tenantTagIds, processIds }: ScopeColumns) {
  return { environmentIds, targetIds, stepIds, channelIds, tenantTagIds, processIds }
}

function newProcesses(
  context: SpaceContext,
  { processes }: Existing,
  given: readonly ProcessOwner[],
  before: readonly number[],
  ...path: string[]
): number[] {
  const wanted = given.map((owner) => {
    const id = processes.get(processKey(owner))
    if (id === undefined) throw unknown(entityId(context.space, owner.kind, owner.local), ...path, 'processes')
    return id
  })
  const known = new Set(processes.values())
  return [...new Set([...wanted, ...before.filter((id) => !known.has(id))])]
}

function absent(context: SpaceContext, kind: ScopeKind, local: number, ...path: string[]) {
  if (kind === 'Steps') return refuse('NOT_FOUND', `There is no step ${local} in the project.`, ...path)
  return unknown(kind === 'Tags' ? tagId(context, local) : entityId(context.space, kind, local), ...path)
}
