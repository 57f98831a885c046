import { Problem } from '../app/frame/problem'
import type { AccountQuery } from '../generated/graphql'
import { refusalIn, type GraphAnswer } from '../graph/answer'
import { PageBody } from '../view/page-body'
import { Appearance } from './appearance'
import { Favourites } from './favourites'
import { Keys } from './keys'
import { PasswordForm } from './password-form'
import { ACCOUNT_PATH } from './path'
import { Profile } from './profile'
import { SavedViews } from './saved-views'
import { Sessions } from './sessions'

/** Everything that one can see and change about oneself. */
export function Account({ answer, now }: { answer: GraphAnswer<AccountQuery>; now: number }) {
  const data = answer.kind === 'answer' ? answer.data : null
  const me = data?.me
  return (
    <PageBody title="Your account">
      {data && me ? (
        <>
          <Profile me={me} spaces={data.spaces?.nodes ?? []} />
          <Appearance />
          <PasswordForm />
          <Sessions sessions={me.sessions} now={now} />
          <Keys keys={me.apiKeys} spaces={data.spaces?.nodes ?? []} now={now} />
          <Favourites favourites={me.favouriteSpaces ?? []} spaces={data.spaces?.nodes ?? []} />
          <SavedViews
            views={(data.savedViews?.nodes ?? []).filter(({ isOwn }) => isOwn)}
            refusal={data.savedViews ? null : refusalIn(answer, 'savedViews')}
          />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'me')} retry={ACCOUNT_PATH} />
      )}
    </PageBody>
  )
}
