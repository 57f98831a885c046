import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { DirectoryContext } from '../context.js'
import { planPage, POSITION_COLUMNS, type ListArgs, type Row } from './page.js'
import { rowsOf, type ListedModel } from './rows.js'
import type { Connection } from './type.js'

/** Answers a root list: one query for the page, with all that is nested in it, and one for the total, if asked for. */
export function rootConnection(
  { model, field, visible }: { model: ListedModel; field: string; visible: object },
  args: ListArgs,
  context: DirectoryContext,
  info: GraphQLResolveInfo,
): Connection {
  const page = planPage(field, visible, args)
  const selection = queryFromInfo({ context, info, select: POSITION_COLUMNS })
  let rows: Promise<readonly Row[]> | null = null
  return {
    page,
    rows: () => (rows ??= rowsOf(context.db, model).findMany({ ...page.query, ...selection })),
    total: () => rowsOf(context.db, model).count(page.where),
  }
}
