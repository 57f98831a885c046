import { CredentialForm } from '../../credentials/credential-form'
import { SIGN_IN } from '../../credentials/kinds'
import { PasswordField, TextField } from '../../credentials/text-field'

/** E-mail and password. */
export function SignInForm({ next, failure }: { next: string; failure: string | null }) {
  return (
    <CredentialForm kind={SIGN_IN} next={next} failure={failure} submit="Sign in" submitting="Signing in…">
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
      <PasswordField label="Password" name="password" autoComplete="current-password" required />
    </CredentialForm>
  )
}
