import type { GraphQLResolveInfo } from 'graphql'
import type { SpaceContext } from '../context.js'
import type { TypeName } from '../entity/kinds.js'
import { loadEntity } from '../entity/load.js'
import type { Row } from '../entity/model.js'

/** The entities that a list of local ids names, in its order, without those that are gone or that the caller cannot see. */
export async function entities(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  type: TypeName,
  locals: readonly number[],
): Promise<Row[]> {
  const rows = await Promise.all(locals.map((local) => loadEntity(context, info, type, local)))
  return rows.filter((row) => row !== null)
}
