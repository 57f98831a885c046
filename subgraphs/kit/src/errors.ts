import { GraphQLError, type GraphQLErrorOptions } from 'graphql'
import { isDatabaseAway } from './errors/database-away.js'
import { ERROR_CODES, isErrorCode, type ErrorCode } from './errors/codes.js'
import { log } from './log.js'

export { ERROR_CODES, isErrorCode, type ErrorCode }

/** What an error may say besides its message: plain data without hosts, SQL, paths or credentials. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** The one error that may reach a caller as it is. Any other is masked as `INTERNAL`. */
export class SpaceportError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message)
    this.name = 'SpaceportError'
  }

  /** The HTTP status when the whole request fails with this error. */
  get status(): number {
    return ERROR_CODES[this.code].status
  }
}

const MASKED = 'Something went wrong on our side.'

/** Finds the error that a resolver threw inside the wrapping that graphql-js put around it. */
function thrown(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? thrown(error.originalError) : error
}

/**
 * The boundary between what happened and what a caller may know: a `SpaceportError` keeps its code,
 * message and details; a GraphQL error that graphql-js itself made (wrong arguments) keeps its message; what was
 * cancelled (`AbortError`) is `DEADLINE_EXCEEDED`; a database that cannot be reached is `UNAVAILABLE`; all else becomes
 * `INTERNAL` with a log line.
 */
export function toGraphQLError(error: unknown): GraphQLError {
  const cause = thrown(error)
  const place: GraphQLErrorOptions =
    error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {}
  if (cause instanceof SpaceportError) {
    return new GraphQLError(cause.message, { ...place, extensions: { ...cause.details, code: cause.code } })
  }
  if (cause instanceof GraphQLError) {
    const code = cause.extensions.code
    if (isErrorCode(code)) return new GraphQLError(cause.message, { ...place, extensions: { ...cause.extensions } })
    return new GraphQLError(cause.message, { ...place, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
  }
  if (cause instanceof Error && cause.name === 'AbortError') {
    // Nothing failed: the deadline passed, or nobody waits any more.
    return new GraphQLError('The deadline passed.', { ...place, extensions: { code: 'DEADLINE_EXCEEDED' } })
  }
  if (isDatabaseAway(cause)) {
    log('warn', 'a database did not answer', { error: String(cause) })
    return new GraphQLError('A database did not answer.', { ...place, extensions: { code: 'UNAVAILABLE' } })
  }
  log('error', 'masked error', { error: cause instanceof Error ? cause.stack : String(cause) })
  return new GraphQLError(MASKED, { ...place, extensions: { code: 'INTERNAL' } })
}

/** The JSON body and status with which a request that is not GraphQL fails. */
export function toResponse(error: unknown): Response {
  const graphql = toGraphQLError(error)
  const code = isErrorCode(graphql.extensions.code) ? graphql.extensions.code : 'INTERNAL'
  return Response.json(
    { errors: [{ message: graphql.message, extensions: graphql.extensions }] },
    { status: ERROR_CODES[code].status },
  )
}
