import {
  Kind,
  parse,
  print,
  separateOperations,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
} from 'graphql'
import type { Operation } from '../execution/operation.js'
import type { RootList } from './root-list.js'

/** Rows of a page where the caller does not say. */
export const PAGE_SIZE = 100

/**
 * The operation that asks for one page of a list: for its rows, for where the next page begins and for which Spaces it lacks. Whatever else
 * the caller's asks for (facets, counts) is left out: it would be found out anew for each page.
 */
export function asking({ definition, document }: Operation, list: RootList): string {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [pageOf(list)] } as const
  const definitions = document.definitions.map((one) => (one === definition ? { ...one, selectionSet } : one))
  // Fragments that are used no more go first, since they use variables too.
  const [alone] = Object.values(separateOperations({ ...document, definitions }))
  return print(alone ? withoutUnusedVariables(alone) : document)
}

function pageOf({ node, ofSpaces }: RootList): FieldNode {
  const kept = (node.selectionSet?.selections ?? []).filter(
    (one) => one.kind !== Kind.FIELD || one.name.value === 'nodes',
  )
  const selections = [...kept, ...PAGE_INFO, ...(ofSpaces ? COMPLETENESS : [])]
  const sized = node.arguments?.some(({ name }) => name.value === 'first')
  return {
    ...node,
    arguments: [...(node.arguments ?? []), ...(sized ? [] : [FIRST])],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
}

function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>()
  const variable = ({ name }: { name: { value: string } }) => void used.add(name.value)
  const note = (node: ASTNode) => void visit(node, { Variable: variable, VariableDefinition: () => false })
  note(document)
  return visit(document, { VariableDefinition: ({ variable: { name } }) => (used.has(name.value) ? undefined : null) })
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
