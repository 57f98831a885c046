import {
  Kind,
  parseType,
  visit,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql'
import { readOperations, type Operation } from '../../execution/operation.js'
import type { Found } from './selections.js'

/** The query by which the nodes of a batch are read. */
export type Derived = {
  operation: Operation
  /** The variable of the ids. */
  ids: string
  /** The key under which each node has its id, whatever else is asked. */
  id: string
  /** The root field for each place in which nodes are asked for. */
  roots: ReadonlyMap<string, string>
}

/**
 * Makes the query that reads what a subscription asks of `node`: one root field for each place in the answer, each with the fields that stand
 * in that place under their conditions. Its names are no names of the document.
 */
export function derive(document: DocumentNode, text: string, places: ReadonlyMap<string, readonly Found[]>): Derived {
  const [ids, id] = [unusedName('ids', text), unusedName('nodeId', text)]
  const roots = new Map([...places.keys()].map((place, i) => [place, `n${i}`]))
  if (roots.size === 0) roots.set('', 'n0')
  const known = definitionOf(document).variableDefinitions ?? []
  const selections = [...roots].map(([place, key]) => rootField(key, { ids, id }, places.get(place) ?? []))
  const definition: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query' as OperationDefinitionNode['operation'],
    variableDefinitions: [variableOf(ids), ...known],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const whole = onlyUsed({ kind: Kind.DOCUMENT, definitions: [definition, ...fragments] })
  const operation = readOperations(whole).get('')
  if (!operation) throw new Error('nothing was derived')
  return { operation: withUsedVariables(operation), ids, id, roots }
}

/** The one operation of a document. */
export function definitionOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const definition = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (!definition) throw new Error('the document has no operation')
  return definition
}

/** An operation without the variables that nothing in it uses. */
export function withUsedVariables(operation: Operation): Operation {
  const used = new Set<string>()
  visit(operation.document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  })
  const document = visit(operation.document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null),
  })
  const again = readOperations(document).get(operation.definition.name?.value ?? '')
  if (!again) throw new Error('the operation is gone')
  return again
}

function onlyUsed(document: DocumentNode): DocumentNode {
  return readOperations(document).get('')?.document ?? document
}

function rootField(key: string, { ids, id }: { ids: string; id: string }, found: readonly Found[]): FieldNode {
  const own: FieldNode = { kind: Kind.FIELD, alias: nameOf(id), name: nameOf('id') }
  return {
    kind: Kind.FIELD,
    alias: nameOf(key),
    name: nameOf('nodes'),
    arguments: [{ kind: Kind.ARGUMENT, name: nameOf('ids'), value: { kind: Kind.VARIABLE, name: nameOf(ids) } }],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [own, ...found.flatMap(({ field, conditions }) => under(conditions, field.selectionSet))],
    },
  }
}

/** A selection set, each of its conditions around it as an inline fragment: one field may stand in several. */
function under(
  conditions: readonly DirectiveNode[],
  set: SelectionSetNode | undefined,
): SelectionSetNode['selections'] {
  if (!set) return []
  return conditions.reduceRight<SelectionSetNode['selections']>(
    (selections, directive) => [
      { kind: Kind.INLINE_FRAGMENT, directives: [directive], selectionSet: { kind: Kind.SELECTION_SET, selections } },
    ],
    set.selections,
  )
}

function variableOf(name: string, directives: readonly ConstDirectiveNode[] = []): VariableDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: nameOf(name) } as const
  return { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType('[ID!]!'), directives }
}

function unusedName(wish: string, text: string): string {
  let name = wish
  while (text.includes(name)) name += '_'
  return name
}

function nameOf(value: string) {
  return { kind: Kind.NAME, value } as const
}
