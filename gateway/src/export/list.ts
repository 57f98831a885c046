import { SpaceportError } from '@spaceport/kit/errors'
import { getNamedType, isObjectType, Kind, print, type FieldNode, type GraphQLField } from 'graphql'
import type { Variables } from '../execution/executor.js'
import { chooseOperation, type Operation } from '../execution/operation.js'
import type { Graph } from '../supergraph/graph.js'
import { documentsOf } from './ask-graph.js'
import { PAGE_SIZE, withPage } from './page-fields.js'
import { pathsOfRows } from './paths.js'

/** A list that can be asked for page by page. */
export type ExportedList = {
  /** What the caller sent, asking besides for what an export has to know of each page. */
  operation: Operation
  /** The response name of the list. */
  key: string
  /** The dotted paths of the values of a row, in the order in which they are asked for. */
  paths: readonly string[]
  /** The variables with which the page after a cursor is asked for. */
  variables(given: Variables, after: string | null): Variables
}

const lists = new WeakMap<Operation, ExportedList>()

/** Reads an operation as a list. Throws `BAD_INPUT` that says what it lacks, and what any operation is refused with. */
export function readList(graph: Graph, query: string, name: string | null): ExportedList {
  const operation = chooseOperation(documentsOf(graph).read(query), name)
  let list = lists.get(operation)
  if (!list) lists.set(operation, (list = build(graph, operation)))
  return list
}

function build(graph: Graph, { definition, document }: Operation): ExportedList {
  const { selections } = definition.selectionSet
  const [root, ...others] = selections
  if (definition.operation !== 'query') throw refused('Only a query can be exported.')
  if (root?.kind !== Kind.FIELD || others.length > 0)
    throw refused('Ask for exactly one list, without fragments around it.')
  const field = graph.apiSchema.getQueryType()?.getFields()[root.name.value]
  if (!field || !isList(field)) throw refused(`${root.name.value} is not a list with pages.`)
  const after = variableOf(root, 'after')
  if (after === null) throw refused('Declare $after: String and hand it to the list: (after: $after).')
  const backwards = ['last', 'before'].map((name) => {
    if (isGiven(root, name) && variableOf(root, name) === null)
      throw refused(`A list is exported from its beginning, without ${name}.`)
    return variableOf(root, name)
  })
  const first = variableOf(root, 'first')
  const paths = pathsOfRows(root, document)
  if (paths.length === 0) throw refused('Ask for the nodes of the list.')
  const paged = { ...definition, selectionSet: { ...definition.selectionSet, selections: [withPage(root, field)] } }
  const definitions = document.definitions.map((one) => (one === definition ? paged : one))
  return {
    // Read anew, so that what was added is held to the limits too, and to what the caller asks for under the same names.
    operation: chooseOperation(documentsOf(graph).read(print({ ...document, definitions })), null),
    key: root.alias?.value ?? root.name.value,
    paths,
    variables(given, cursor) {
      const nothing = Object.fromEntries(backwards.flatMap((name) => (name === null ? [] : [[name, null]])))
      const size = first === null ? {} : { [first]: given[first] ?? PAGE_SIZE }
      return { ...given, ...nothing, ...size, [after]: cursor }
    },
  }
}

function isList({ type, args }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type)
  if (!isObjectType(named) || !args.some(({ name }) => name === 'after')) return false
  const fields = named.getFields()
  return fields.nodes !== undefined && fields.pageInfo !== undefined
}

function isGiven(root: FieldNode, argument: string): boolean {
  return root.arguments?.some(({ name }) => name.value === argument) ?? false
}

/** The variable that is handed to an argument; null if none is. */
function variableOf(root: FieldNode, argument: string): string | null {
  const value = root.arguments?.find(({ name }) => name.value === argument)?.value
  return value?.kind === Kind.VARIABLE ? value.name.value : null
}

function refused(message: string): SpaceportError {
  return new SpaceportError('BAD_INPUT', message)
}
