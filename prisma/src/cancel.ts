import { setMaxListeners } from 'node:events'
import { currentScope, runInScope } from './cancel/scope.js'

export { isStatementAborted, StatementAborted } from './cancel/aborted.js'

/**
 * Runs `fn` so that all SQL which it issues, through any database of this package, ends with the signal: the running
 * statement is cancelled on the server and rejects with a `StatementAborted` (Prisma may wrap it; see
 * `isStatementAborted`), further ones are not sent. A transaction that is ending still ends, and its outcome is told
 * as it is. Within another `withSignal` either signal counts.
 */
export function withSignal<T>(signal: AbortSignal, fn: () => T): T {
  const outer = currentScope()
  const either = outer.signal ? AbortSignal.any([outer.signal, signal]) : signal
  // Every statement that runs or waits listens to it.
  setMaxListeners(0, either)
  return runInScope({ ...outer, signal: either }, fn)
}

/** What `countStatements` saw. */
export interface CountedStatements<T> {
  result: T
  count: number
  /** Their texts in the order of issue, `BEGIN` and `COMMIT` included. */
  statements: string[]
}

/** Counts the SQL statements issued within `fn`, for tests and measurements. */
export async function countStatements<T>(fn: () => Promise<T>): Promise<CountedStatements<T>> {
  const outer = currentScope()
  const statements: string[] = []
  const result = await runInScope({ ...outer, statements: [...(outer.statements ?? []), statements] }, fn)
  return { result, count: statements.length, statements }
}
