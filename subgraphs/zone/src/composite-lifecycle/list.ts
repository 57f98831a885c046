import type { Prisma } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { keysetOrderBy, keysetWhere, type KeysetOrder } from '@spaceport/kit/page/keyset'
import type { Position } from '@spaceport/kit/page/position'
import { visibleLifecycles } from '../access/visible.js'
import type { ZoneContext } from '../context.js'
import { WITH_STEPS, type Lifecycle } from './load.js'

const ORDER: KeysetOrder = { column: 'nameKey', nullable: false, direction: 'ASC' }

/** They lie in no Space; their cursors carry this number in its place. */
const NO_SPACE = 1

const BINDING = cursorBinding('compositeLifecycles', null, { field: 'NAME', direction: 'ASC' })

/** One page of the composite lifecycles that the caller sees, by name. */
export type LifecyclePage = {
  rows: Lifecycle[]
  hasNextPage: boolean
  hasPreviousPage: boolean
  count(): Promise<number>
}

/** Reads one page. Throws `BAD_PAGE` and `BAD_CURSOR`. */
export async function listLifecycles(args: ConnectionArgs, context: ZoneContext): Promise<LifecyclePage> {
  const { limit, backwards, after, before } = pageArgs(args)
  const where = visibleLifecycles(context)
  const beyond = (side: 'after' | 'before', cursor: string | null) =>
    cursor === null ? [] : [keysetWhere(ORDER, side, positionOf(cursor), NO_SPACE)]
  const found = await context.db.compositeLifecycle.findMany({
    where: { AND: [where, ...beyond('after', after), ...beyond('before', before)] },
    orderBy: keysetOrderBy(ORDER, backwards) as Prisma.CompositeLifecycleOrderByWithRelationInput[],
    take: limit + 1,
    include: WITH_STEPS,
  })
  const rows = found.slice(0, limit)
  const more = found.length > limit
  return {
    rows: backwards ? rows.reverse() : rows,
    hasNextPage: backwards ? before !== null : more,
    hasPreviousPage: backwards ? more : after !== null,
    count: () => context.db.compositeLifecycle.count({ where }),
  }
}

/** The cursor of a composite lifecycle in its list. */
export function lifecycleCursor({ nameKey, id }: Lifecycle): string {
  return encodeCursor(BINDING, { direction: 'ASC', value: nameKey, space: NO_SPACE, local: id })
}

/** The place that a cursor names. Cursors are not signed, so what they hold is held against what the column can hold. */
function positionOf(cursor: string): Position {
  const position = decodeCursor(cursor, BINDING)
  const { value, space, direction } = position
  const fits = typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
  if (fits && space === NO_SPACE && direction === 'ASC') return position
  throw new SpaceportError('BAD_CURSOR', 'The cursor is malformed.')
}
