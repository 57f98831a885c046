import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { quoted, readEntityId } from '../entity/kinds.js'
import { readTagId } from '../tag-set/tag-id.js'
import { readReferences, withPath } from '../write/references.js'
import { readName } from '../write/text.js'
import type { GivenScope } from './given.js'
import type { VariableOwner } from './owner.js'
import { SCOPE_LISTS, type ScopeColumn } from './scope-lists.js'

/** What has a process, as an input names it. */
export type ProcessOwner = { kind: 'Projects' | 'Runbooks'; local: number }

/** A scope as it was read: what is left out stays. */
export type ReadScope = Partial<Record<ScopeColumn, number[]>> & { roles?: string[]; processes?: ProcessOwner[] }

/** The most entries of a list. */
const MOST = 1_000

/**
 * Reads a scope; null takes all of it away. Throws `BAD_ID` for a malformed id, another kind or another Space, and `BAD_INPUT` for too many, a
 * role that is no name, or what a library set's variables cannot be scoped to: steps, channels and processes are of one project.
 */
export function readScope(
  context: SpaceContext,
  owner: VariableOwner,
  given: GivenScope | null | undefined,
  ...path: string[]
): ReadScope {
  if (given === undefined) return {}
  const scope: ReadScope = {}
  for (const { field, column, kind, ofProject } of SCOPE_LISTS) {
    const list = given === null ? [] : given[field]
    if (!list) continue
    requireFew(list, ...path, field)
    if (ofProject) requireProject(owner, list, ...path, field)
    scope[column] = readList(context, kind, list, ...path, field)
  }
  const processes = given === null ? [] : given.processes
  if (processes) {
    requireFew(processes, ...path, 'processes')
    requireProject(owner, processes, ...path, 'processes')
    scope.processes = processes.map((id) => readProcess(context, id, ...path, 'processes'))
  }
  const roles = given === null ? [] : given.roles
  if (roles) scope.roles = readRoles(roles, ...path, 'roles')
  return scope
}

function requireFew(list: readonly unknown[], ...path: string[]): void {
  if (list.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST}.`, ...path)
}

function requireProject({ kind }: VariableOwner, list: readonly unknown[], ...path: string[]): void {
  if (kind === 'Projects' || list.length === 0) return
  throw refuse(
    'BAD_INPUT',
    `A library variable set's variables are not scoped to ${path.at(-1)}: a project has those.`,
    ...path,
  )
}

function readList(
  context: SpaceContext,
  kind: (typeof SCOPE_LISTS)[number]['kind'],
  list: readonly (string | number)[],
  ...path: string[]
): number[] {
  if (kind === 'Steps') return [...new Set(list.map(Number))]
  const ids = list.map(String)
  return kind === 'Tags' ? readTags(context, ids, ...path) : readReferences(context, kind, ids, ...path)
}

function readTags(context: SpaceContext, ids: readonly string[], ...path: string[]): number[] {
  const tags = ids.map((id) => {
    const { space, local } = withPath(() => readTagId(id), path)
    if (space === context.space) return local
    throw refuse('BAD_ID', `${quoted(id)} is in another Space; only a tag of ${context.spaceId} fits.`, ...path)
  })
  return [...new Set(tags)]
}

function readProcess(context: SpaceContext, id: string, ...path: string[]): ProcessOwner {
  const { space, kind, local } = withPath(() => readEntityId(id), path)
  if (kind !== 'Projects' && kind !== 'Runbooks') {
    throw refuse('BAD_ID', `${quoted(id)} is the id of neither a Project nor a Runbook.`, ...path)
  }
  if (space !== context.space) throw refuse('BAD_ID', `${quoted(id)} is in another Space.`, ...path)
  return { kind, local }
}

/** Roles, each once, whatever its case. */
function readRoles(roles: readonly string[], ...path: string[]): string[] {
  requireFew(roles, ...path)
  const keys = new Set<string>()
  return roles
    .map((role) => readName(role, ...path))
    .filter((name) => !keys.has(textKey(name)) && keys.add(textKey(name)))
}
