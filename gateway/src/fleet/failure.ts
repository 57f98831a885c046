import type { FleetError } from './errors.js'

/** Why a Space gave no usable answer. Shown to callers, so it never names a host. */
export type FailureReason =
  /** No connection, or it broke before the answer was whole. */
  | 'UNREACHABLE'
  /** No whole answer in time. */
  | 'TIMEOUT'
  /** Not the JSON or not the types that were asked for. */
  | 'BAD_ANSWER'
  /** More than an Instance may answer. */
  | 'TOO_LARGE'
  /** The Instance refused the request as a whole. */
  | 'REFUSED'
  /** The Instance has as many requests as it may have at once. */
  | 'BUSY'
  /** The Instance was slow to fail several times in a row and is left alone until it is well. */
  | 'SUSPENDED'

/** A Space that gave no usable answer. */
export type Failure = { reason: FailureReason; /** Whether the same request may well succeed soon. */ retry: boolean }

/** Whether asking again may help, by reason. A wrong or oversized answer would come again. */
export function failure(reason: FailureReason): Failure {
  return { reason, retry: reason !== 'BAD_ANSWER' && reason !== 'TOO_LARGE' && reason !== 'REFUSED' }
}

/** The one error that stands for a Space that did not answer a field. */
export function failureError(
  space: string,
  { reason, retry }: Failure,
  path: readonly (string | number)[],
): FleetError {
  const late = reason === 'TIMEOUT'
  return {
    message: late ? `${space} did not answer in time.` : `${space} did not answer.`,
    path,
    extensions: { code: late ? 'SPACE_TIMEOUT' : 'SPACE_UNAVAILABLE', space, reason, retry },
  }
}
