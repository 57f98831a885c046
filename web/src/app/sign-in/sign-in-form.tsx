import { CredentialForm } from '../../credentials/credential-form'
import { SIGN_IN } from '../../credentials/kinds'
import { TextField } from '../../credentials/text-field'

/** E-mail and password. */
export function SignInForm({ next, failure }: { next: string; failure: string | null }) {
  return (
    <CredentialForm kind={SIGN_IN} next={next} failure={failure} submit="Sign in" submitting="Signing in…">
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
    </CredentialForm>
  )
}
