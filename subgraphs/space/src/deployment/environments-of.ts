import type { GraphQLResolveInfo } from 'graphql'
import type { SpaceContext } from '../context.js'
import { loadEntity } from '../entity/load.js'
import type { Row } from '../entity/model.js'

/** The environments that the caller can see, in the order of their numbers as given, with what is asked of them under a field. */
export async function environmentsOf(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  ids: readonly number[],
): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loadEntity(context, info, 'Environment', id)))
  return rows.filter((row) => row !== null)
}
