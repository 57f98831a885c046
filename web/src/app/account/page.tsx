import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '../../gateway/ask'
import { refusalIn } from '../../graph/answer'
import { AccountDocument } from '../../generated/graphql'
import { signInPath } from '../../security/next-path'
import { PageFrame } from '../frame/page-frame'
import { Problem } from '../frame/problem'
import { Keys } from './keys'
import { PasswordForm } from './password-form'
import { ACCOUNT_PATH } from './path'
import { Profile } from './profile'
import { Sessions } from './sessions'

export const metadata: Metadata = { title: 'Your account' }

/** Who one is here, where one is signed in, and the keys that act for one. */
export default async function AccountPage() {
  const answer = await ask(AccountDocument, {})
  if (answer.kind === 'signed-out') redirect(signInPath(ACCOUNT_PATH))
  const me = answer.kind === 'answer' ? answer.data.me : null
  return (
    <PageFrame me={me} title="Your account">
      {answer.kind === 'answer' && me ? (
        <>
          <Profile me={me} spaces={answer.data.spaces?.nodes ?? []} />
          <PasswordForm />
          <Sessions sessions={me.sessions} now={Date.now()} />
          <Keys keys={me.apiKeys} spaces={answer.data.spaces?.nodes ?? []} now={Date.now()} />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'me')} retry={ACCOUNT_PATH} />
      )}
    </PageFrame>
  )
}
