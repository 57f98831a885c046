import { SpaceportError } from '@spaceport/kit/errors'
import { isRecord, readSpaceErrors, type SpaceError } from './errors.js'
import { failure, type Failure, type FailureReason } from './failure.js'
import type { Unsupported } from './skew.js'

/** What one Space answered, or why it did not. `unsupported`: what it was not asked, since its SDL lacks it. */
export type Outcome =
  | { data: Record<string, unknown> | null; errors: readonly SpaceError[]; unsupported: readonly Unsupported[] }
  | { failure: Failure }

/** An answer that ended, or went on, otherwise than it should. */
export class Cut extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason)
  }
}

/** Takes in the answer of one Space. A line about a Space that was not asked here, or was told already, is not heard. */
export function readLine(
  line: unknown,
  expected: Set<string>,
  unsupported: readonly Unsupported[],
  outcomes: Map<string, Outcome>,
): void {
  if (!isRecord(line)) throw new Cut('BAD_ANSWER')
  const { space, data } = line
  if (typeof space !== 'string' || !expected.delete(space)) return
  const errors = readSpaceErrors(line.errors, space)
  if (errors === null || !(isRecord(data) || (data === null && errors.length > 0))) {
    outcomes.set(space, { failure: failure('BAD_ANSWER') })
  } else if (data === null && errors.every(({ path }) => path.length === 0)) {
    outcomes.set(space, { failure: failure(reasonOfRefusal(errors[0]?.passedOn.extensions.code)) })
  } else {
    outcomes.set(space, { data, errors, unsupported })
  }
}

/** Why an Instance's answer is not whole, from what was thrown while it was read. */
export function reasonOf(error: unknown, signal: AbortSignal): FailureReason {
  if (signal.aborted) return 'TIMEOUT'
  if (error instanceof Cut) return error.reason
  if (error instanceof SpaceportError) return reasonOfRefusal(error.code)
  const { name, code } = Object(error) as { name?: unknown; code?: unknown }
  if (typeof code !== 'string') return name === 'SyntaxError' ? 'BAD_ANSWER' : 'REFUSED'
  // Node's own codes speak of bytes that are no text, the HTTP parser's of what is no HTTP; all others of the connection.
  return /^(ERR|HPE)_/.test(code) ? 'BAD_ANSWER' : 'UNREACHABLE'
}

function reasonOfRefusal(code: unknown): FailureReason {
  if (code === 'TOO_LARGE') return 'TOO_LARGE'
  if (code === 'OVERLOADED') return 'BUSY'
  return code === 'DEADLINE_EXCEEDED' || code === 'SPACE_TIMEOUT' ? 'TIMEOUT' : 'REFUSED'
}
