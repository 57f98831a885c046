import type { SpaceContext } from '../context.js'
import type { Row } from '../entity/model.js'
import type { CommonFilter, List } from './list.js'
import { planPage, type ListArgs, type Page } from './page.js'
import type { Connection } from './type.js'

/** A selection in Prisma's form. */
type Selection = { [key: string]: unknown }

/** Plans what is asked of the field's entities, on top of a query. */
type Nested = (query: object) => Selection

/** A row whose relations were loaded with it. */
type Loaded = Row & { _count?: Record<string, number> }

/**
 * A list field that hangs under rows, loaded with them in one statement. `relation` holds the listed rows, or, with
 * `through`, rows of a join table that lead to them. Spread into the field's options.
 *
 * Pothos' own `select` option does not tell which fields are asked for, which the total needs; the extension that it
 * sets does, as its own connections use it.
 */
export function nestedList<Filter extends CommonFilter, Field extends string>(
  list: List<Filter, Field>,
  relation: string,
  through?: string,
) {
  type Args = ListArgs<Filter, Field>
  const pothosPrismaSelect = (args: Args, context: SpaceContext, nested: Nested, asked: () => ReadonlySet<string>) => {
    const { query, where } = planPage(list, args, context)
    const select: Selection = { [relation]: through ? joined(through, query, nested) : nested(query) }
    if (asked().has('totalCount')) {
      select._count = { select: { [relation]: { where: through ? { [through]: where } : where } } }
    }
    return { select }
  }
  return {
    extensions: { pothosPrismaSelect },
    resolve: (parent: object, args: Args, context: SpaceContext): Connection => {
      const row = parent as Loaded
      const rows = row[relation] as Row[]
      const listed = through ? rows.map((link) => link[through] as Row) : rows
      return { page: planPage(list, args, context), rows: () => listed, total: () => counted(row, relation) }
    },
  }
}

/** A page's query on a join table, whose column `through` leads to the rows that the page is about. */
function joined(through: string, { where, orderBy, take, select }: Page['query'], nested: Nested) {
  return {
    where: { [through]: where },
    orderBy: orderBy.map((by) => ({ [through]: by })),
    take,
    select: { [through]: nested({ select }) },
  }
}

function counted(row: Loaded, relation: string): number {
  const count = row._count?.[relation]
  if (count === undefined) throw new Error(`${relation} were not counted`)
  return count
}
