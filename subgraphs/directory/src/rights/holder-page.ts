import { SpaceportError } from '@spaceport/kit/errors'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions, type Position } from '@spaceport/kit/page/position'
import type { Holder } from './holder.js'
import type { WhoCan } from './who-can.js'

/** Somebody with their place in the list. */
export type PlacedHolder = { cursor: string; node: Holder }

/** One page of an answer. */
export type HolderPage = Pick<WhoCan, 'truncated' | 'asked' | 'missing'> & {
  edges: PlacedHolder[]
  totalCount: number
  hasNextPage: boolean
  hasPreviousPage: boolean
}

/** How the list is ordered: as all others, by name, then by id. */
const ORDER = { field: 'NAME', direction: 'ASC' } as const

/** A plan of one page, made before anybody is asked. Throws `BAD_PAGE` or `BAD_CURSOR`. */
export function planHolderPage(question: object, args: ConnectionArgs): (answer: WhoCan) => HolderPage {
  const { limit, backwards, after, before } = pageArgs(args)
  const binding = cursorBinding('whoCan', question, ORDER)
  const from = after === null ? null : positionAt(after, binding)
  const to = before === null ? null : positionAt(before, binding)
  return ({ holders, ...rest }) => {
    const within = holders.filter((holder) => {
      const position = positionOf(holder)
      return (!from || comparePositions(position, from) > 0) && (!to || comparePositions(position, to) < 0)
    })
    const rows = backwards ? within.slice(-limit) : within.slice(0, limit)
    const more = within.length > rows.length
    return {
      ...rest,
      edges: rows.map((node) => ({ cursor: encodeCursor(binding, positionOf(node)), node })),
      totalCount: holders.length,
      hasNextPage: backwards ? to !== null : more,
      hasPreviousPage: backwards ? more : from !== null,
    }
  }
}

function positionOf({ id, nameKey }: Holder): Position {
  return { direction: ORDER.direction, value: nameKey, space: 1, local: id }
}

function positionAt(cursor: string, binding: string): Position {
  const position = decodeCursor(cursor, binding)
  if (position.direction === ORDER.direction && typeof position.value === 'string') return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
