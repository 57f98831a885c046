import { SpaceportError } from '@spaceport/kit/errors'

/** Why a sign-in by an identity provider was refused: for the log and the audit, never for who tried. */
export class SignInRefused extends Error {
  constructor(readonly reason: string) {
    super(reason)
    this.name = 'SignInRefused'
  }
}

/** The one answer to whoever is not let in by an identity provider, whatever the reason. */
export function signInFailed(): SpaceportError {
  return new SpaceportError('SIGN_IN_FAILED', 'Signing in did not work. Begin again, or ask an administrator.')
}
