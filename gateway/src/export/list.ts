import { SpaceportError } from '@spaceport/kit/errors'
import { getVariableValues } from 'graphql'
import type { Variables } from '../execution/executor.js'
import { chooseOperation, type Operation } from '../execution/operation.js'
import type { Graph } from '../supergraph/graph.js'
import { documentsOf } from '../edge/documents.js'
import { asking, PAGE_SIZE } from './asking.js'
import { detailsOf } from './details.js'
import { pathsOfRows } from './paths.js'
import { rootList, variableOf } from './root-list.js'

/** A list that can be asked for page by page. */
export type ExportedList = {
  /** What asks for a page of it. */
  operation: Operation
  /** Its response name. */
  key: string
  /** The dotted paths of the values of a row, in the order in which they are asked for. */
  paths: readonly string[]
  /** What the audit keeps of it. Throws what its variables are refused with. */
  details(given: Variables): Record<string, unknown>
  /** The variables with which the page after a cursor is asked for. */
  variables(given: Variables, after: string | null): Variables
}

const lists = new WeakMap<Operation, ExportedList>()

/** Reads an operation as a list. Throws `BAD_INPUT` that says what it lacks, and what any operation is refused with. */
export function readList(graph: Graph, query: string, name: string | null): ExportedList {
  const operation = chooseOperation(documentsOf(graph.apiSchema).read(query), name)
  let list = lists.get(operation)
  if (!list) lists.set(operation, (list = build(graph, operation)))
  return list
}

function build(graph: Graph, operation: Operation): ExportedList {
  const list = rootList(graph, operation)
  const { node, after } = list
  const paths = pathsOfRows(node, operation.document)
  if (paths.length === 0) throw new SpaceportError('BAD_INPUT', 'Ask for the nodes of the list.')
  const [first, last, before] = ['first', 'last', 'before'].map((argument) => variableOf(node, argument))
  // Read as any other, so that what was added is held to the limits too.
  const page = chooseOperation(documentsOf(graph.apiSchema).read(asking(operation, list)), null)
  const variables = (given: Variables, cursor: string | null): Variables => {
    const fromBeginning = [last, before].flatMap((one) => (one ? [[one, null]] : []))
    const size = first ? { [first]: given[first] ?? PAGE_SIZE } : {}
    return { ...given, ...Object.fromEntries(fromBeginning), ...size, [after]: cursor }
  }
  return {
    operation: page,
    key: node.alias?.value ?? node.name.value,
    paths,
    details: (given) => detailsOf(page, { list: node, paths }, coerced(graph, page, variables(given, null))),
    variables,
  }
}

/** Variables with the defaults of their operation. */
function coerced({ apiSchema }: Graph, { definition }: Operation, variables: Variables): Variables {
  const { coerced, errors } = getVariableValues(apiSchema, definition.variableDefinitions ?? [], { ...variables })
  if (errors) throw new AggregateError(errors, 'invalid variables')
  return coerced
}
