import { getNamedType, isObjectType, Kind, parse, type FieldNode, type GraphQLField, type SelectionNode } from 'graphql'

/** Rows of a page where the caller does not say. */
export const PAGE_SIZE = 100

/** A list with what says where its next page begins and which Spaces it lacks; equal fields of the caller's merge with these. */
export function withPage(list: FieldNode, { type }: GraphQLField<unknown, unknown>): FieldNode {
  const connection = getNamedType(type)
  const ofSpaces = isObjectType(connection) && connection.getFields().completeness !== undefined
  const added = ofSpaces ? [...PAGE_INFO, ...COMPLETENESS] : PAGE_INFO
  const sized = list.arguments?.some(({ name }) => name.value === 'first')
  const selections = [...(list.selectionSet?.selections ?? []), ...added]
  return {
    ...list,
    arguments: [...(list.arguments ?? []), ...(sized ? [] : [FIRST])],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
}

const FIRST = {
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: 'first' },
  value: { kind: Kind.INT, value: String(PAGE_SIZE) },
} as const

const PAGE_INFO = selectionsOf('pageInfo { hasNextPage endCursor }')
const COMPLETENESS = selectionsOf('completeness { missing { space reason } }')

function selectionsOf(text: string): readonly SelectionNode[] {
  const [definition] = parse(`{ ${text} }`).definitions
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []
}
