import { getVariableValues, type ExecutionResult } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Variables } from '../execution/executor.js'
import type { Operation } from '../execution/operation.js'
import type { FleetContext } from '../fleet/context.js'
import type { Graph } from '../supergraph/graph.js'
import { checkCost } from './limits/cost.js'
import { checkLists } from './limits/lists.js'
import { pointsOf, pointsOfPlanning } from './rate-limit/limits.js'

/** The most faults that are told of one request's variables. */
const MOST_ERRORS = 5

/** What is checked of each operation's variables, once they are known. */
export type Checks = { lists: typeof checkLists; cost: typeof checkCost }

export const CHECKS: Checks = { lists: checkLists, cost: checkCost }

/** One operation that may be planned, and what it counts for in the caller's rate limit besides the request itself. */
export type Admitted = { points: number; plan(): Planned }

/** One operation that may be executed, and what its planning counts for. */
export type Planned = {
  points: number
  execute(): Promise<ExecutionResult> | AsyncIterable<ExecutionResult>
}

/**
 * Admits one valid operation: checks what its variables decide. Throws if the request as a whole is refused: then nothing was
 * planned and no subgraph was called.
 */
export function admit(
  graph: Graph,
  operation: Operation,
  variables: Variables,
  context: FleetContext,
  checks = CHECKS,
): Admitted {
  checks.lists(variables)
  const definitions = operation.definition.variableDefinitions ?? []
  const { errors } = getVariableValues(graph.apiSchema, definitions, variables, { maxErrors: MOST_ERRORS })
  if (errors) throw new AggregateError(errors.slice(0, MOST_ERRORS), 'invalid variables')
  if (operation.introspection) {
    return { points: 0, plan: () => ({ points: 0, execute: () => graph.introspection.answer(operation, variables) }) }
  }
  if (operation.definition.operation === 'mutation' && context.caller.cap?.readOnly) {
    throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  }
  const points = pointsOf(checks.cost(graph.apiSchema, operation, variables))
  return {
    points,
    plan() {
      const before = graph.planner.has(operation) ? null : process.cpuUsage()
      const plan = graph.planner.plan(operation, context.remaining())
      context.signal.throwIfAborted()
      const points = before === null ? 0 : pointsOfPlanning(process.cpuUsage(before))
      return { points, execute: () => graph.executor.execute(plan, { variables, context }) }
    },
  }
}
