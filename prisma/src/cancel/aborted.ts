/**
 * A statement was not run, or was cancelled while it ran, because its signal was aborted. `cause` is the signal's reason.
 * It has no `code`, for Prisma takes an error that has one for an answer of the database and puts its own in its place.
 */
export class StatementAborted extends Error {
  override readonly name = 'AbortError'

  constructor(signal: AbortSignal) {
    super('The statement was cancelled', { cause: signal.reason })
  }
}

/** Whether an error, or what caused it, is a cancelled statement. */
export function isStatementAborted(error: unknown): error is Error {
  if (error instanceof StatementAborted) return true
  return error instanceof Error && error.cause !== undefined && isStatementAborted(error.cause)
}
