import type { Direction } from '@spaceport/kit/page/position'
import type { Kind } from '../entity/kinds.js'
import type { SpaceContext } from '../context.js'
import type { Model } from '../entity/model.js'
import type { Has } from '../facet/has.js'
import type { Where } from '../access/where.js'

/** A column that a list can be ordered by. */
export type OrderColumn = {
  column: string
  /** Whether rows without a value exist; they come last in both directions. */
  nullable?: boolean
  /** `time` columns hold dates, which positions carry as milliseconds since 1970; `number` columns hold whole numbers of 32 bits. */
  holds: 'text-key' | 'time' | 'number'
  /** The rows whose value the caller may read, where it is not the row's own: only these are in a list of that order, since a cursor tells it. */
  readable?: (context: SpaceContext) => Where
}

/** What every list's filter has in common. */
export type CommonFilter = {
  space?: string[] | null
  zone?: string[] | null
  id?: string[] | null
  text?: string | null
  /** Names that facets count rows under, by facet. */
  has?: Has | null
}

/** How one kind of entity is listed, wherever its list hangs: at the root, or under another entity. */
export type List<Filter extends CommonFilter = CommonFilter, Field extends string = string> = {
  /** The root field; cursors are bound to it. */
  name: string
  kind: Kind
  model: Model
  orders: Record<Field, OrderColumn>
  /** The order when the asker names none. */
  by: { field: Field; direction: Direction }
  /** Looks up what `where` takes to read few rows; without it the condition means the same. */
  prepare?(filter: Filter, context: SpaceContext): Promise<void>
  /** The filter as a condition, beyond what all filters have in common. */
  where(filter: Filter, context: SpaceContext): Where[]
}
