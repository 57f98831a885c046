import { SpaceportRequestError } from '@spaceport/client/errors'

/** Exit codes of the command. */
export const EXIT = {
  /** All went well. */
  ok: 0,
  /** The graph was asked, and some of it went wrong: some files failed, or the answer has errors. */
  partly: 1,
  /** Nothing was done: wrong usage, the graph cannot be reached, the credential is refused. */
  failed: 2,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const

/** Why the command ends with exit code 2, in one sentence for people. */
export class Failure extends Error {}

/** The sentence for an error of a request that concerns the whole run. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (!(error instanceof SpaceportRequestError))
    return new Failure(error instanceof Error ? error.message : String(error))
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return new Failure('The API key was refused: it is wrong, expired or revoked.')
    case 'READ_ONLY_KEY':
      return new Failure('The API key may only read.')
    default:
      return new Failure(error.message)
  }
}
