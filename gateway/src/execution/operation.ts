import {
  Kind,
  print,
  separateOperations,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'

/** One valid operation, alone with the fragments that it uses. */
export type Operation = {
  document: DocumentNode
  definition: OperationDefinitionNode
  /** The operation in normal form, without its name: equal texts, equal plans. */
  text: string
  /** Whether it asks about the graph (`__schema`, `__type`) instead of the fleet. */
  introspection: boolean
}

/** Takes a valid document apart into its operations, by name (`''` for the one without). */
export function readOperations(document: DocumentNode): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>()
  for (const [name, alone] of Object.entries(separateOperations(document))) {
    const definition = alone.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
    if (!definition) continue
    const introspection = asksAboutGraph(alone, definition)
    const nameless = { ...alone, definitions: alone.definitions.map(withoutName) }
    operations.set(name, { document: alone, definition, text: print(nameless), introspection })
  }
  return operations
}

/** Names of operations say nothing of what is asked; a caller may send any number of them. */
function withoutName(one: DefinitionNode): DefinitionNode {
  if (one.kind !== Kind.OPERATION_DEFINITION) return one
  const { name: _name, ...nameless } = one
  return nameless
}

/** The operation that a request names. Throws `GRAPHQL_VALIDATION_FAILED` if it names none, or none of several. */
export function chooseOperation(
  operations: ReadonlyMap<string, Operation>,
  name: string | null | undefined,
): Operation {
  const [only, ...others] = operations.values()
  const chosen = name ? operations.get(name) : others.length === 0 ? only : undefined
  if (chosen) return chosen
  throw new SpaceportError('GRAPHQL_VALIDATION_FAILED', 'Say by operationName which operation of the document to run.')
}

function asksAboutGraph(document: DocumentNode, definition: OperationDefinitionNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  const roots = rootFields(definition.selectionSet, fragments)
  const meta = roots.filter((name) => name === '__schema' || name === '__type')
  if (meta.length > 0 && roots.some((name) => !name.startsWith('__'))) {
    throw new SpaceportError('GRAPHQL_VALIDATION_FAILED', 'Ask about the schema in a request of its own.')
  }
  return meta.length > 0
}

function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, fragments)
    const fragment = fragments.get(selection.name.value)
    return fragment ? rootFields(fragment.selectionSet, fragments) : []
  })
}
