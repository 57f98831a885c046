import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ScalarTypeDefinitionNode,
  type UnionTypeDefinitionNode,
} from 'graphql'

/** An object type or an interface. */
export type FieldsNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/** A named definition of a subgraph's SDL. */
export type NamedNode =
  | FieldsNode
  | InputObjectTypeDefinitionNode
  | EnumTypeDefinitionNode
  | UnionTypeDefinitionNode
  | ScalarTypeDefinitionNode
  | DirectiveDefinitionNode

/** One version of the SDL, taken apart: its definitions by name (directives with an `@`) and what it says of the schema. */
export type Definitions = { named: Map<string, NamedNode>; schema: readonly ConstDirectiveNode[] }

/** Takes an SDL apart; `extend type X` counts as `type X`, as federation 2 has it. */
export function readDefinitions(sdl: string): Definitions {
  const named = new Map<string, NamedNode>()
  const schema: ConstDirectiveNode[] = []
  for (const node of parse(sdl, { noLocation: true }).definitions) {
    if (node.kind === Kind.SCHEMA_EXTENSION || node.kind === Kind.SCHEMA_DEFINITION) {
      schema.push(...(node.directives ?? []))
      continue
    }
    const definition = asDefinition(node)
    const name = definition.kind === Kind.DIRECTIVE_DEFINITION ? `@${definition.name.value}` : definition.name.value
    const earlier = named.get(name)
    named.set(name, earlier ? joined(earlier, definition) : definition)
  }
  return { named, schema }
}

function asDefinition(node: DefinitionNode): NamedNode {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.DIRECTIVE_DEFINITION:
      return node
    case Kind.OBJECT_TYPE_EXTENSION:
      return { ...node, kind: Kind.OBJECT_TYPE_DEFINITION }
    case Kind.INTERFACE_TYPE_EXTENSION:
      return { ...node, kind: Kind.INTERFACE_TYPE_DEFINITION }
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return { ...node, kind: Kind.INPUT_OBJECT_TYPE_DEFINITION }
    case Kind.ENUM_TYPE_EXTENSION:
      return { ...node, kind: Kind.ENUM_TYPE_DEFINITION }
    case Kind.UNION_TYPE_EXTENSION:
      return { ...node, kind: Kind.UNION_TYPE_DEFINITION }
    case Kind.SCALAR_TYPE_EXTENSION:
      return { ...node, kind: Kind.SCALAR_TYPE_DEFINITION }
    default:
      throw new Error(`a ${node.kind} does not belong into an SDL`)
  }
}

/** A type whose definition stands in two places of one SDL. */
function joined(a: NamedNode, b: NamedNode): NamedNode {
  if (hasFields(a) && hasFields(b) && a.kind === b.kind) {
    return {
      ...a,
      description: a.description ?? b.description,
      interfaces: [...(a.interfaces ?? []), ...(b.interfaces ?? [])],
      directives: [...(a.directives ?? []), ...(b.directives ?? [])],
      fields: [...(a.fields ?? []), ...(b.fields ?? [])],
    } as FieldsNode
  }
  throw new Error(`${a.name.value} is defined twice`)
}

/** Whether a definition is of an output type with fields. */
export function hasFields(node: NamedNode): node is FieldsNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
}
