import type { Metadata } from 'next'
import { CredentialForm } from '../../credentials/credential-form'
import { Entrance } from '../../credentials/entrance'
import { PASSWORD_RESET } from '../../credentials/kinds'
import { NoToken } from '../../credentials/no-token'
import { NewPasswordField } from '../../credentials/text-field'
import { HOME_PATH } from '../../security/next-path'

export const metadata: Metadata = { title: 'Choose a new password' }

/** Where the link that an administrator made for somebody without a password leads. */
export default async function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  const { token, error } = await searchParams
  if (typeof token !== 'string' || token === '') return <NoToken what="link" />
  return (
    <Entrance title="Choose a new password" lead="Whoever is signed in as you elsewhere is signed out.">
      <CredentialForm
        kind={PASSWORD_RESET}
        next={HOME_PATH}
        failure={typeof error === 'string' ? error : null}
        submit="Change the password"
        submitting="Changing…"
      >
        <input type="hidden" name="token" value={token} />
        <NewPasswordField label="New password" />
      </CredentialForm>
    </Entrance>
  )
}
