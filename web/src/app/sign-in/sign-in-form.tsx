import type { ComponentProps } from 'react'
import { CredentialForm } from '../../credentials/credential-form'
import { SIGN_IN } from '../../credentials/kinds'
import { PasswordField, TextField } from '../../credentials/text-field'

type SignInFormProps = Pick<ComponentProps<typeof CredentialForm>, 'next' | 'failure' | 'typed'>

/** E-mail and password. */
export function SignInForm(props: SignInFormProps) {
  return (
    <CredentialForm {...props} kind={SIGN_IN} submit="Sign in" submitting="Signing in…">
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
      <PasswordField label="Password" name="password" autoComplete="current-password" required />
    </CredentialForm>
  )
}
