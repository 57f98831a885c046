import type { Metadata } from 'next'
import { CredentialForm } from '../../credentials/credential-form'
import { Entrance } from '../../credentials/entrance'
import { INVITATION } from '../../credentials/kinds'
import { NewPasswordField, TextField } from '../../credentials/text-field'
import { typedBefore } from '../../credentials/typed-cookie'
import { HOME_PATH } from '../../security/next-path'
import { NoToken } from '../../credentials/no-token'

export const metadata: Metadata = { title: 'Accept the invitation' }

/** Where an invitation's link leads. Whether it is good is known when it is used: looking at it uses nothing up. */
export default async function InvitationPage({ searchParams }: PageProps<'/invitation'>) {
  const { token, error } = await searchParams
  const failure = typeof error === 'string' ? error : null
  if (typeof token !== 'string' || token === '') return <NoToken what="invitation" />
  return (
    <Entrance title="You are invited to Spaceport" lead="Say who you are and choose a password.">
      <CredentialForm
        kind={INVITATION}
        next={HOME_PATH}
        failure={failure}
        typed={await typedBefore(failure)}
        submit="Accept the invitation"
        submitting="Accepting…"
      >
        <input type="hidden" name="token" value={token} />
        <TextField label="Name" name="name" type="text" autoComplete="name" maxLength={200} required autoFocus />
        <NewPasswordField />
      </CredentialForm>
    </Entrance>
  )
}
