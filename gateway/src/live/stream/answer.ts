import { GraphQLError, type ExecutionResult } from 'graphql'
import { maskErrors } from '../../execution/mask.js'
import type { Question } from '../question/question.js'
import type { Batch } from '../question/shape.js'
import type { Nodes } from './read-nodes.js'

/** A batch as the caller asked for it. `news`: what is wrong with it as a whole, such as a Space that fails. */
export function answerOf(
  { root, shape, variables }: Question,
  batch: Batch,
  nodes: Nodes | null,
  news: readonly GraphQLError[],
): ExecutionResult {
  const shaped = shape(batch, (place, id) => nodes?.nodeOf(place, id) ?? null, variables)
  const errors = [...(shaped.errors ?? []), ...news.map((error) => at(error, [root])), ...faultsOf(root, batch, nodes)]
  return errors.length > 0 ? { data: shaped.data ?? null, errors: maskErrors(errors) } : { data: shaped.data ?? null }
}

/** What is wrong within nodes, once for each change that tells of them. */
function faultsOf(root: string, { changes }: Batch, nodes: Nodes | null): GraphQLError[] {
  return (nodes?.faults ?? []).flatMap(({ place, id, path, error }) => {
    const [list = '', node = ''] = place.split('.')
    return changes.flatMap((change, i) => (change.id === id ? [at(error, [root, list, i, node, ...path])] : []))
  })
}

function at({ message, extensions }: GraphQLError, path: readonly (string | number)[]): GraphQLError {
  return new GraphQLError(message, { path, extensions })
}
