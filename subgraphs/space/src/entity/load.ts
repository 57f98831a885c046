import { queryFromInfo } from '@pothos/plugin-prisma'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { KIND_OF, type TypeName } from './kinds.js'
import { findRows, modelOf, type Row } from './model.js'

type Loader = DataLoader<number, Row | null>

/** PostgreSQL takes at most 65,535 parameters. */
const LARGEST_BATCH = 10_000

/**
 * By the field's place in the operation, then by type: two types under one field select different columns of different tables. graphql-js
 * collects the nodes of a field once in an execution, for all rows that the field hangs under; so their ids are asked for together.
 */
const loaders = new WeakMap<GraphQLResolveInfo['fieldNodes'], Map<TypeName, Loader>>()

/** What each execution of a field asks of a type. Pothos notes under the field's path what was planned for it, so each is planned itself. */
const plans = new WeakMap<GraphQLResolveInfo, Map<TypeName, object>>()

/**
 * The entity of a type by its local id, with the columns and relations that are asked of it under the field that `info`
 * describes; null if it does not exist for the caller. All that one field asks for, wherever it hangs, are read by one query
 * for each type.
 */
export function loadEntity(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  type: TypeName,
  local: number,
): Promise<Row | null> {
  const selection = ofType(plans, info, type, () =>
    queryFromInfo({ context, info, typeName: type, select: { id: true } }),
  )
  return ofType(loaders, info.fieldNodes, type, () => entityLoader(context, type, selection)).load(local)
}

function entityLoader(context: SpaceContext, type: TypeName, selection: object): Loader {
  return new DataLoader<number, Row | null>(
    async (ids) => {
      const where = { AND: [{ id: { in: [...ids] } }, visible(context, KIND_OF[type])] }
      const rows = await findRows(context.db, modelOf(type), { ...selection, where })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: LARGEST_BATCH },
  )
}

function ofType<Key extends object, Value>(
  known: WeakMap<Key, Map<TypeName, Value>>,
  key: Key,
  type: TypeName,
  make: () => Value,
): Value {
  let byType = known.get(key)
  if (!byType) known.set(key, (byType = new Map()))
  let value = byType.get(type)
  if (value === undefined) byType.set(type, (value = make()))
  return value
}
