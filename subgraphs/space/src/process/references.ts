import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import { readTagId } from '../tag-set/tag-id.js'
import { readReference, readReferences, unknown, withPath } from '../write/references.js'
import type { GivenAction } from './given.js'
import type { FrozenAction } from './shape.js'

/** What actions refer to. Tags are parts of their sets and no kind of their own. */
export type ReferenceKind =
  'Environments' | 'Channels' | 'Tags' | 'Accounts' | 'Certificates' | 'WorkerPools' | 'StepTemplates' | 'Feeds'

/** The lists of an action that refer to others: the input's field, the column, and what it leads to. */
const LISTS = [
  { field: 'environments', column: 'environmentIds', kind: 'Environments' },
  { field: 'excludedEnvironments', column: 'excludedEnvironmentIds', kind: 'Environments' },
  { field: 'channels', column: 'channelIds', kind: 'Channels' },
  { field: 'tenantTags', column: 'tenantTagIds', kind: 'Tags' },
  { field: 'accounts', column: 'accountIds', kind: 'Accounts' },
  { field: 'certificates', column: 'certificateIds', kind: 'Certificates' },
] as const

type ListColumn = (typeof LISTS)[number]['column']

/** The most ids of a list. */
const MOST = 1_000

/** Local ids of an action's references, as the input gives them or as they are kept. */
export type References = Record<ListColumn, readonly number[]> & {
  workerPoolId: number | null
  stepTemplateId: number | null
  /** Of its packages, in order; null where the input leaves it out. */
  feedIds: readonly (number | null)[]
}

/** Those of the things referred to that exist for the caller, by kind. */
export type Existing = ReadonlyMap<ReferenceKind, ReadonlySet<number>>

/** The references of an action in an input. Throws `BAD_ID` for a malformed one, another kind or another Space. */
export function readReferencesOf(context: SpaceContext, given: GivenAction, ...path: string[]): References {
  const one = (kind: 'WorkerPools' | 'StepTemplates' | 'Feeds', id: string | null | undefined, ...at: string[]) =>
    id === null || id === undefined ? null : readReference(context, kind, id, ...path, ...at)
  return {
    ...lists(({ field, kind }) => {
      const ids = given[field] ?? []
      const at = [...path, field]
      if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} ids.`, ...at)
      if (kind === 'Tags') return [...new Set(ids.map((id) => readTag(context, id, at)))]
      return readReferences(context, kind, ids, ...at)
    }),
    workerPoolId: one('WorkerPools', given.workerPool, 'workerPool'),
    stepTemplateId: one('StepTemplates', given.stepTemplate, 'stepTemplate'),
    feedIds: (given.packages ?? []).map(({ feed }, i) => one('Feeds', feed, 'packages', String(i), 'feed')),
  }
}

function readTag(context: SpaceContext, id: string, path: string[]): number {
  const { space, local } = withPath(() => readTagId(id), path)
  if (space === context.space) return local
  throw refuse('BAD_ID', `${quoted(id)} is in another Space; only a tag of ${context.spaceId} fits.`, ...path)
}

/** The references of an action as it is kept. */
export function keptReferences(action: FrozenAction): References {
  return { ...action, feedIds: action.packages.map(({ feedId }) => feedId) }
}

/** All ids in some references, by kind. */
export function mentioned(all: readonly References[]): Map<ReferenceKind, Set<number>> {
  const ids = new Map<ReferenceKind, Set<number>>()
  const add = (kind: ReferenceKind, locals: readonly (number | null)[]) => {
    const known = ids.get(kind) ?? new Set()
    for (const local of locals) if (local !== null) known.add(local)
    if (known.size > 0) ids.set(kind, known)
  }
  for (const one of all) {
    for (const { column, kind } of LISTS) add(kind, one[column])
    add('WorkerPools', [one.workerPoolId])
    add('StepTemplates', [one.stepTemplateId])
    add('Feeds', one.feedIds)
  }
  return ids
}

/**
 * The lists of an action as they are to be: what the input names, and what was there that the caller cannot see, so that nobody takes away
 * what they never saw. Throws `NOT_FOUND` for what does not exist for the caller.
 */
export function newLists(
  context: SpaceContext,
  existing: Existing,
  given: References,
  before: FrozenAction | null,
  ...path: string[]
): Record<ListColumn, number[]> {
  return lists(({ field, column, kind }) => {
    for (const local of given[column]) requireExisting(context, existing, kind, local, ...path, field)
    const unseen = (before?.[column] ?? []).filter((local) => !exists(existing, kind, local))
    return [...given[column], ...unseen]
  })
}

/** A single reference as it is to be: as given; and where nothing is, what was there if the caller cannot see it. Throws `NOT_FOUND`. */
export function newReference(
  context: SpaceContext,
  existing: Existing,
  kind: ReferenceKind,
  given: number | null,
  before: number | null | undefined,
  ...path: string[]
): number | null {
  if (given !== null) requireExisting(context, existing, kind, given, ...path)
  const unseen = before !== null && before !== undefined && !exists(existing, kind, before) ? before : null
  return given ?? unseen
}

function requireExisting(
  context: SpaceContext,
  existing: Existing,
  kind: ReferenceKind,
  local: number,
  ...path: string[]
): void {
  if (!exists(existing, kind, local)) throw unknown(entityId(context.space, kind, local), ...path)
}

function exists(existing: Existing, kind: ReferenceKind, local: number): boolean {
  return existing.get(kind)?.has(local) ?? false
}

function lists<Value>(read: (list: (typeof LISTS)[number]) => Value): Record<ListColumn, Value> {
  return Object.fromEntries(LISTS.map((list) => [list.column, read(list)])) as Record<ListColumn, Value>
}
