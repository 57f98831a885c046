import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'
import type { Position } from '@spaceport/kit/page/position'
import { positionOf } from '../connection/cursor-position.js'
import type { SpaceContext } from '../context.js'
import { USE_RANKS, type Beyond, type Source, type Use, type UseKind } from './use.js'

/** A page of uses, planned: what is asked of each source, and what becomes of the answers. */
export type UsePage = {
  /** One more than the page has, to see whether there are more. */
  take: number
  backwards: boolean
  /** The rows of a source beyond the cursors; null for none. */
  beyond(kind: UseKind): Beyond | null
  /** Puts uses that were read, perhaps one too many, into the list's order. */
  arrange(found: readonly Use[]): { uses: Use[]; hasNextPage: boolean; hasPreviousPage: boolean }
  cursorOf(use: Use): string
}

/** Uses are ordered by their kinds, then by the Space, then by number: in the same way in every Space. */
const BY_KIND = { column: 'kind', holds: 'number' } as const

/** Plans a page of the list under a field; cursors are bound to the field and its filter. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export function planUses(context: SpaceContext, field: string, args: ConnectionArgs & { filter?: unknown }): UsePage {
  const { limit, backwards, after, before } = pageArgs(args)
  const binding = cursorBinding(field, args.filter, null)
  const read = (cursor: string | null) => (cursor === null ? null : positionOf(cursor, binding, BY_KIND, 'ASC'))
  const [start, end] = [read(after), read(before)]
  return {
    take: limit + 1,
    backwards,
    beyond(kind) {
      const from = start ? bound(start, kind, context.space, 'gt') : {}
      const to = end ? bound(end, kind, context.space, 'lt') : {}
      return from && to && { ...from, ...to }
    },
    arrange(found) {
      const uses = found.slice(0, limit)
      const more = found.length > limit
      return backwards
        ? { uses: uses.reverse(), hasNextPage: before !== null, hasPreviousPage: more }
        : { uses, hasNextPage: more, hasPreviousPage: after !== null }
    },
    cursorOf: ({ kind, id }) =>
      encodeCursor(binding, { direction: 'ASC', value: USE_RANKS[kind], space: context.space, local: id }),
  }
}

/** The rows of a kind in Space number `space` that lie after (`gt`) or before a position; null for none. */
function bound(position: Position, kind: UseKind, space: number, side: 'gt' | 'lt'): Beyond | null {
  const kinds = USE_RANKS[kind] - Number(position.value)
  const beyond = kinds === 0 ? space - position.space : kinds
  if (beyond === 0) return { [side]: position.local }
  return (side === 'gt') === beyond > 0 ? {} : null
}

/** Reads a page of all sources together: at most one statement for each, however many uses there are. */
export async function readUses(context: SpaceContext, sources: readonly Source[], page: UsePage): Promise<Use[]> {
  const inOrder = sources.toSorted((a, b) => USE_RANKS[a.kind] - USE_RANKS[b.kind])
  if (page.backwards) inOrder.reverse()
  const found: Use[] = []
  for (const source of inOrder) {
    const beyond = page.beyond(source.kind)
    const take = page.take - found.length
    if (take === 0) break
    if (beyond) found.push(...(await source.find(context, { beyond, order: page.backwards ? 'desc' : 'asc', take })))
  }
  return found
}

/** How many uses all sources have together. */
export async function countUses(context: SpaceContext, sources: readonly Source[]): Promise<number> {
  const counts = await Promise.all(sources.map((source) => source.count(context)))
  return counts.reduce((sum, count) => sum + count, 0)
}
