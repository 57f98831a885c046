import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { SpaceContext } from '../context.js'
import { findRows, type Row } from '../entity/model.js'
import { countOnce } from './count-once.js'
import type { CommonFilter, List } from './list.js'
import { planPage, type ListArgs } from './page.js'
import { prepare } from './prepare.js'
import type { Connection } from './type.js'

/**
 * Answers a list field that hangs under no row: one query for the page, with all that is nested in it (one more where the page goes on among
 * rows that have no value to order by), and one for the total, which is that of its facet by Space where both are asked for.
 */
export async function rootConnection<Filter extends CommonFilter, Field extends string>(
  list: List<Filter, Field>,
  args: ListArgs<Filter, Field>,
  context: SpaceContext,
  info: GraphQLResolveInfo,
): Promise<Connection> {
  await prepare(list, args.filter, context)
  const page = planPage(list, args, context)
  const { select, ...query } = page.query
  const selection = queryFromInfo({ context, info, select })
  let rows: Promise<readonly Row[]> | null = null

  async function load(): Promise<Row[]> {
    const all: Row[] = []
    for (const where of page.ranges) {
      const take = query.take - all.length
      if (take > 0) all.push(...(await findRows(context.db, list.model, { ...query, ...selection, where, take })))
    }
    return all
  }

  return {
    page,
    rows: () => (rows ??= load()),
    total: () => countOnce(context, list.model, page.where),
  }
}
