import {
  Kind,
  parse,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'

/** Variable values by name, or one Space's share of them. */
export type Variables = { readonly [name: string]: unknown }

/** A type that has fields. */
export type FieldsType = GraphQLObjectType | GraphQLInterfaceType

/** One field of a selection: all its nodes of one response name. `field` is undefined for `__typename`. */
export type Selected = {
  key: string
  name: string
  nodes: readonly FieldNode[]
  field: GraphQLField<unknown, unknown> | undefined
}

/** Reads selections as an executor does: aliases, fragments, `@skip` and `@include` are resolved for given variables. */
export class SelectionReader {
  constructor(
    readonly schema: GraphQLSchema,
    readonly fragments: Record<string, FragmentDefinitionNode>,
    readonly variables: Variables,
  ) {}

  /** The fields of a root selection. */
  root(type: GraphQLObjectType, selectionSet: SelectionSetNode): Selected[] {
    return describe(type, collectFields(this.schema, this.fragments, this.variables, type, selectionSet))
  }

  /** The fields that are selected of `type`, below these nodes. */
  below(type: FieldsType, nodes: readonly FieldNode[]): Selected[] {
    // graphql-js only compares the type with fragments' conditions, which an interface answers as well.
    const objectType = type as GraphQLObjectType
    return describe(type, collectSubfields(this.schema, this.fragments, this.variables, objectType, nodes))
  }
}

function describe(type: FieldsType, fields: Map<string, readonly FieldNode[]>): Selected[] {
  return [...fields].map(([key, nodes]) => {
    const name = nodes[0]!.name.value
    return { key, name, nodes, field: type.getFields()[name] }
  })
}

/** One node that asks for all that the nodes of a field ask for. Its own conditions are resolved already and left out. */
export function asOneNode({ nodes }: Selected): FieldNode {
  const first = nodes[0]!
  const selections = nodes.flatMap((node): readonly SelectionNode[] => node.selectionSet?.selections ?? [])
  const directives = first.directives?.filter(({ name }) => name.value !== 'skip' && name.value !== 'include') ?? []
  return withSelections({ ...first, directives }, selections)
}

/** The node with these selections and no others. */
export function withSelections(node: FieldNode, selections: readonly SelectionNode[]): FieldNode {
  const { selectionSet: _, ...rest } = node
  return selections.length > 0 ? { ...rest, selectionSet: { kind: Kind.SELECTION_SET, selections } } : rest
}

/** A field, written as GraphQL, under a response name that the caller does not see. */
export function hiddenField(key: string, text: string): FieldNode {
  const definition = parse(`{${text}}`, { noLocation: true }).definitions[0] as OperationDefinitionNode
  return { ...(definition.selectionSet.selections[0] as FieldNode), alias: { kind: Kind.NAME, value: key } }
}
