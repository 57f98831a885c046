import { SpaceportError } from '@spaceport/kit/errors'
import { getNamedType, isObjectType, Kind, type FieldNode, type GraphQLField, type GraphQLSchema } from 'graphql'
import type { Operation } from '../execution/operation.js'

/** The list of an operation that is exported. */
export type RootList = {
  node: FieldNode
  /** The variable that is handed to `after`. */
  after: string
  /** Whether it says which Spaces it lacks. */
  ofSpaces: boolean
}

/** Finds the one list of an operation that can be asked for page by page. Throws `BAD_INPUT` that says what is wrong or lacking. */
export function rootList({ apiSchema }: { apiSchema: GraphQLSchema }, { definition }: Operation): RootList {
  if (definition.operation !== 'query') throw refused('Only a query can be exported.')
  const fields = apiSchema.getQueryType()?.getFields() ?? {}
  const lists = definition.selectionSet.selections.flatMap((node) => {
    const field = node.kind === Kind.FIELD ? fields[node.name.value] : undefined
    return node.kind === Kind.FIELD && field && isList(field) ? [{ node, field }] : []
  })
  const [list, ...others] = lists.filter(({ node }) => variableOf(node, 'after') !== null)
  if (others.length > 0) throw refused('Ask for one list: several take $after.')
  const after = list && variableOf(list.node, 'after')
  if (list && after) return { node: forwards(list.node), after, ofSpaces: hasField(list.field, 'completeness') }
  throw refused(
    lists.length > 0
      ? 'Declare $after: String and hand it to the list: (after: $after).'
      : 'Ask for a list with pages, outside of fragments.',
  )
}

function forwards(node: FieldNode): FieldNode {
  for (const name of ['last', 'before']) {
    if (!node.arguments?.some((one) => one.name.value === name) || variableOf(node, name) !== null) continue
    throw refused(`A list is exported from its beginning, without ${name}.`)
  }
  return node
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  const paged = field.args.some(({ name }) => name === 'after')
  return paged && hasField(field, 'nodes') && hasField(field, 'pageInfo')
}

function hasField({ type }: GraphQLField<unknown, unknown>, name: string): boolean {
  const named = getNamedType(type)
  return isObjectType(named) && named.getFields()[name] !== undefined
}

/** The variable that is handed to an argument; null if none is. */
export function variableOf(node: FieldNode, argument: string): string | null {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value
  return value?.kind === Kind.VARIABLE ? value.name.value : null
}

function refused(message: string): SpaceportError {
  return new SpaceportError('BAD_INPUT', message)
}
