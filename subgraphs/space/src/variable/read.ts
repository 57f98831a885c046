import type { SpaceContext } from '../context.js'
import type { Mentioned, ValueKind } from './existing.js'
import type { GivenVariable } from './given.js'
import type { VariableOwner } from './owner.js'
import { SCOPE_LISTS, type ScopeKind } from './scope-lists.js'
import { readScope, type ReadScope } from './scope-read.js'
import { readValueReferences, type ValueReferences } from './value-new.js'

/** What an input says of a variable, with its ids taken apart. */
export type ReadVariable = { given: GivenVariable; scope: ReadScope; leads: ValueReferences }

/** Takes the ids of an input apart. Throws as `readScope`, and `BAD_ID`. */
export function readVariable(
  context: SpaceContext,
  owner: VariableOwner,
  given: GivenVariable,
  ...path: string[]
): ReadVariable {
  return {
    given,
    scope: readScope(context, owner, given.scope, ...path, 'scope'),
    leads: readValueReferences(context, given, ...path),
  }
}

/** The columns of what there is that may hold what the caller cannot see. */
type Kept = { [column in (typeof SCOPE_LISTS)[number]['column']]: readonly number[] }

/** All that some inputs, and what there is of their variables, refer to. */
export function mentionedBy(all: readonly { read: ReadVariable; before: Kept | null }[]): Mentioned {
  const ids = new Map<ScopeKind | ValueKind, Set<number>>()
  const add = (kind: ScopeKind | ValueKind, locals: readonly number[]) => {
    const known = ids.get(kind) ?? new Set()
    for (const local of locals) known.add(local)
    ids.set(kind, known)
  }
  for (const { read, before } of all) {
    for (const { column, kind } of SCOPE_LISTS) {
      const list = read.scope[column]
      if (list) add(kind, [...list, ...(before?.[column] ?? [])])
    }
    for (const kind of ['Accounts', 'Certificates', 'WorkerPools'] as const) {
      const local = read.leads[kind]
      if (local !== undefined) add(kind, [local])
    }
  }
  return { ids, hasProcesses: all.some(({ read }) => read.scope.processes !== undefined) }
}
