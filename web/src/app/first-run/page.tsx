import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CredentialForm } from '../../credentials/credential-form'
import { Entrance } from '../../credentials/entrance'
import { FIRST_RUN } from '../../credentials/kinds'
import { readFirstRun } from '../../credentials/read-entrance'
import { NewPasswordField, TextField } from '../../credentials/text-field'
import { typedBefore } from '../../credentials/typed-cookie'
import { HOME_PATH } from '../../security/next-path'
import { MessagePage } from '../message-page'

export const metadata: Metadata = { title: 'Create the administrator' }

/** Shown while nobody can sign in: whoever can read the log of the directory makes the first administrator. */
export default async function FirstRunPage({ searchParams }: PageProps<'/first-run'>) {
  const [{ error }, needed] = await Promise.all([searchParams, readFirstRun()])
  const failure = typeof error === 'string' ? error : null
  if (needed === false) redirect('/sign-in')
  if (needed === null) {
    return (
      <MessagePage title="Spaceport does not answer">
        <p>The page works again as soon as the gateway does.</p>
        <a className="control" href="/first-run">
          Try again
        </a>
      </MessagePage>
    )
  }
  return (
    <Entrance
      title="Create the administrator"
      lead="Nobody uses this Spaceport yet. Its log has a token that proves that you run it."
    >
      <CredentialForm
        kind={FIRST_RUN}
        next={HOME_PATH}
        failure={failure}
        typed={await typedBefore(failure)}
        submit="Create the administrator"
        submitting="Creating…"
      >
        <TextField
          label="Token"
          name="token"
          type="text"
          autoComplete="off"
          spellCheck={false}
          required
          autoFocus
          hint="The directory wrote it to its log when it started. It works once."
        />
        <TextField label="Name" name="name" type="text" autoComplete="name" maxLength={200} required />
        <TextField label="E-mail" name="email" type="email" autoComplete="username" maxLength={320} required />
        <NewPasswordField />
      </CredentialForm>
    </Entrance>
  )
}
