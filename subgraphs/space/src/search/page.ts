import { pageArgs } from '@spaceport/kit/page/args'
import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'
import { keysetOrderBy, keysetWhere, type KeysetOrder } from '@spaceport/kit/page/keyset'
import type { Position } from '@spaceport/kit/page/position'
import { allOf, NOTHING, type Where } from '../access/where.js'
import { positionOf } from '../connection/cursor-position.js'
import { commonWhere } from '../connection/filter.js'
import type { CommonFilter, OrderColumn } from '../connection/list.js'
import { arranged, type Page } from '../connection/page.js'
import type { Connection } from '../connection/type.js'
import type { SpaceContext } from '../context.js'
import type { Row } from '../entity/model.js'
import { readKinds, visibleDocuments } from './kinds.js'
import { found, ofRank, RANK, RANKS, type Rank } from './rank.js'
import { readSought, type Sought } from './words.js'

/** What to look for, and which page of what is found. */
export type SearchArgs = {
  text: string
  filter?: (CommonFilter & { kind?: string[] | null }) | null
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** What a hit is known by. */
const HIT = { id: true, kind: true, local: true, title: true, textKey: true, score: true } as const

/** The best first. */
const ORDER: KeysetOrder = { column: 'score', nullable: false, direction: 'DESC' }
const SCORE: OrderColumn = { column: 'score', holds: 'number' }

/**
 * One page of what is found. Each rank is asked for by a statement of its own, the best first, until the page is full: PostgreSQL then
 * walks one index in the order of the scores, or sorts the few documents that a rare word leaves, and never ranks them all.
 */
export function searchPage(args: SearchArgs, context: SpaceContext): Connection & { sought: Sought } {
  const sought = readSought(args.text)
  const { limit, backwards, after, before } = pageArgs(args)
  // As the gateway binds them, which knows of no text: a position has the same meaning whatever is sought.
  const binding = cursorBinding('search', args.filter, null)
  const read = (cursor: string | null) => (cursor === null ? null : positionOf(cursor, binding, SCORE, 'DESC'))
  const bounds = { after: read(after), before: read(before) }
  const base = chosenDocuments(args.filter, context)
  let rows: Promise<Row[]> | null = null

  async function load(): Promise<Row[]> {
    const all: Row[] = []
    for (const rank of backwards ? RANKS.toReversed() : RANKS) {
      const where = allOf([base, ...ofRank(rank, sought), ...within(rank, bounds, context)])
      if (where === NOTHING) continue
      const some = await context.db.searchDocument.findMany({
        where,
        orderBy: keysetOrderBy(ORDER, backwards),
        take: limit + 1 - all.length,
        select: HIT,
      })
      all.push(...some.map((row) => ({ ...row, score: row.score + rank * RANK })))
      if (all.length > limit) break
    }
    return all
  }

  const page: Page = {
    where: allOf([base, found(sought)]),
    query: { where: NOTHING, orderBy: [], take: 0, select: { id: true } },
    ranges: [],
    arrange: (all) => arranged(all, { limit, backwards, after, before }),
    cursorOf: ({ id, score }) =>
      encodeCursor(binding, { direction: 'DESC', value: Number(score), space: context.space, local: id }),
  }
  return {
    sought,
    page,
    rows: () => (rows ??= load()),
    total: () => context.db.searchDocument.count({ where: page.where }),
  }
}

/** The documents that the caller may find at all, of the kinds and Spaces that the filter leaves. */
export function chosenDocuments(filter: SearchArgs['filter'], context: SpaceContext): Where {
  return allOf([visibleDocuments(context, readKinds(filter?.kind)), ...commonWhere(filter ?? {}, context)])
}

/** The documents of a rank between two positions, whose values are scores with what the rank adds. */
function within(
  rank: Rank,
  bounds: { after: Position | null; before: Position | null },
  context: SpaceContext,
): Where[] {
  return (['after', 'before'] as const).flatMap((side) => {
    const bound = bounds[side]
    if (!bound) return []
    const value = Number(bound.value) - rank * RANK
    // Of a better rank than the bound nothing comes after it, of a worse one nothing before it.
    if (value < 0) return side === 'after' ? [NOTHING] : []
    if (value >= RANK) return side === 'after' ? [] : [NOTHING]
    return [keysetWhere(ORDER, side, { ...bound, value }, context.space)]
  })
}
