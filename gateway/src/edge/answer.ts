import { getVariableValues, type ExecutionResult } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Variables } from '../execution/executor.js'
import type { Operation } from '../execution/operation.js'
import type { FleetContext } from '../fleet/context.js'
import type { Graph } from '../supergraph/graph.js'
import { checkCost } from './limits/cost.js'
import { checkLists } from './limits/lists.js'

/** The most faults that are told of one request's variables. */
const MOST_ERRORS = 5

/**
 * Answers one valid operation: checks what its variables decide, plans, executes. Throws if the request as a whole is refused:
 * then no subgraph was called.
 */
export function answer(
  graph: Graph,
  operation: Operation,
  variables: Variables,
  context: FleetContext,
): Promise<ExecutionResult> | AsyncIterable<ExecutionResult> {
  checkLists(variables)
  const definitions = operation.definition.variableDefinitions ?? []
  const { errors } = getVariableValues(graph.apiSchema, definitions, variables, { maxErrors: MOST_ERRORS })
  if (errors) throw new AggregateError(errors.slice(0, MOST_ERRORS), 'invalid variables')
  if (operation.introspection) return graph.introspection.answer(operation, variables)
  if (operation.definition.operation === 'mutation' && context.caller.cap?.readOnly) {
    throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  }
  checkCost(graph.apiSchema, operation, variables)
  context.signal.throwIfAborted()
  return graph.executor.execute(graph.planner.plan(operation), { variables, context })
}
