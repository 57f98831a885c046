import type { ExecutionResult } from 'graphql'
import type { FleetContext } from '../fleet/context.js'
import type { Plan } from './planner.js'

/** The values of an operation's variables, as the caller sent them. */
export type Variables = Readonly<Record<string, unknown>>

/** What one execution needs besides its plan. The edge makes it; the data sources read `context`. */
export type Execution = { variables: Variables; context: FleetContext }

/** Carries plans out. One result, or (with incremental delivery, one day) several. */
export interface Executor {
  execute(plan: Plan, execution: Execution): Promise<ExecutionResult> | AsyncIterable<ExecutionResult>
}
