import { queryFromInfo } from '@pothos/plugin-prisma'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { rowsOf, type ListedModel } from '../connection/rows.js'
import type { Row } from '../connection/page.js'
import type { DirectoryContext } from '../context.js'
import { localIds, type Kind } from './ids.js'

/** How the references to one type are followed. */
export type Referenced = {
  type: 'Space' | 'Instance' | 'User' | 'Group' | 'SavedView'
  model: ListedModel
  kind: Kind
  visible(context: DirectoryContext): object
}

/** By field execution, then by type: two types under one field select different columns of different tables. */
const loaders = new WeakMap<GraphQLResolveInfo, Map<string, DataLoader<number, Row | null>>>()

/**
 * Follows a reference that another subgraph holds, with the columns that are asked of it under the field that `info`
 * describes; null if it does not exist for the caller. All that one field asks for are read by one query for each type.
 */
export async function followReference(
  referenced: Referenced,
  id: unknown,
  context: DirectoryContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const [local] = localIds(referenced.kind, [String(id)])
  if (local === undefined) return null
  let byType = loaders.get(info)
  if (!byType) loaders.set(info, (byType = new Map()))
  let loader = byType.get(referenced.type)
  if (!loader) byType.set(referenced.type, (loader = loaderOf(referenced, context, info)))
  return loader.load(local)
}

function loaderOf({ type, model, visible }: Referenced, context: DirectoryContext, info: GraphQLResolveInfo) {
  return new DataLoader<number, Row | null>(async (ids) => {
    const selection = queryFromInfo({ context, info, typeName: type, select: { id: true } })
    const where = { AND: [{ id: { in: [...ids] } }, visible(context)] }
    const rows = await rowsOf(context.db, model).findMany({ ...selection, where })
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id) ?? null)
  })
}
