import { isErrorCode } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import { log } from '@spaceport/kit/log'
import { GraphQLError, type GraphQLErrorOptions } from 'graphql'

/** The longest message that is passed on, in characters. */
const LONGEST_MESSAGE = 1_000

/** What a message for callers never holds: stack frames, addresses of databases, paths of source files. */
const REVEALING = /\n\s+at |[a-z]+:\/\/\S*@|postgres(ql)?:|node_modules|\/[\w.-]+\.[cm]?[jt]s\b/i

/** Entries of `extensions` that say how a subgraph works inside. */
const INNER = new Set(['serviceName', 'stacktrace', 'stack', 'exception', 'originalError', 'http', 'cause'])

/**
 * The boundary between what happened behind the gateway and what a caller may know. An error with one of our codes keeps its
 * message and details, unless they reveal something; any other becomes `INTERNAL` with a log line. Subgraphs mask too; this
 * holds even for an Instance that does not.
 */
export function maskErrors(errors: readonly unknown[]): GraphQLError[] {
  return errors.map(maskError)
}

function maskError(error: unknown): GraphQLError {
  const { message, path, extensions } = error as Partial<GraphQLError>
  const place = path ? { path } : {}
  const code = extensions?.code
  if (!isErrorCode(code) || code === 'INTERNAL' || typeof message !== 'string' || reveals(message)) {
    if (code !== 'INTERNAL')
      log('error', 'masked error', { error: String(error).slice(0, LONGEST_MESSAGE), path, code })
    return internal(place, extensions?.space)
  }
  const details = Object.fromEntries(
    Object.entries(extensions ?? {}).filter(
      ([name, value]) => !INNER.has(name) && !reveals(JSON.stringify(value) ?? ''),
    ),
  )
  return new GraphQLError(message, { ...place, extensions: { ...details, code } })
}

function internal(place: GraphQLErrorOptions, space: unknown): GraphQLError {
  if (typeof space !== 'string' || spaceNumber(space) === null) {
    return new GraphQLError('Something went wrong on our side.', { ...place, extensions: { code: 'INTERNAL' } })
  }
  return new GraphQLError(`Something went wrong in ${space}.`, { ...place, extensions: { code: 'INTERNAL', space } })
}

function reveals(text: string): boolean {
  return text.length > LONGEST_MESSAGE || REVEALING.test(text)
}
