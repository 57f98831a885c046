import {
  Kind,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationTypeNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql'

/** The name of every operation that is sent: with the caller's own name, equal operations would look different to a Space. */
export const OPERATION_NAME = 'Fleet'

/** An operation as it is sent to Spaces. */
export type Sendable = {
  query: string
  document: DocumentNode
  operation: OperationTypeNode
  selections: readonly SelectionNode[]
  fragments: Record<string, FragmentDefinitionNode>
  variables: readonly VariableDefinitionNode[]
}

/** Makes an operation of these selections, with the fragments and variables that they use and no others. */
export function sendable(
  operation: OperationTypeNode,
  selections: readonly SelectionNode[],
  fragments: Record<string, FragmentDefinitionNode>,
  variables: readonly VariableDefinitionNode[],
): Sendable {
  const used = usedBy(selections, fragments)
  const usedFragments = Object.values(fragments).filter(({ name }) => used.fragments.has(name.value))
  const usedVariables = variables.filter(({ variable }) => used.variables.has(variable.name.value))
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation,
        name: { kind: Kind.NAME, value: OPERATION_NAME },
        variableDefinitions: usedVariables,
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
      ...usedFragments,
    ],
  }
  const query = stripIgnoredCharacters(print(document))
  return { query, document, operation, selections, fragments, variables: usedVariables }
}

function usedBy(selections: readonly SelectionNode[], fragments: Record<string, FragmentDefinitionNode>) {
  const used = { fragments: new Set<string>(), variables: new Set<string>() }
  const visitor = {
    Variable: ({ name }: { name: { value: string } }) => void used.variables.add(name.value),
    FragmentSpread: ({ name }: { name: { value: string } }) => {
      const fragment = fragments[name.value]
      if (!fragment || used.fragments.has(name.value)) return
      used.fragments.add(name.value)
      visit(fragment, visitor)
    },
  }
  for (const selection of selections) visit(selection, visitor)
  return used
}
