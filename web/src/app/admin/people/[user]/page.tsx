import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '../../../../gateway/ask'
import { refusalIn } from '../../../../graph/answer'
import { PersonDocument } from '../../../../generated/graphql'
import { signInPath } from '../../../../security/next-path'
import { PageFrame } from '../../../frame/page-frame'
import { Problem } from '../../../frame/problem'
import { userPath } from '../people-list'
import { peoplePath } from '../search-params'
import { Access } from './access'
import { Danger } from './danger'
import { GroupList } from './group-list'
import { PersonFacts } from './person-facts'

export const metadata: Metadata = { title: 'Person' }

/** One user: what they are in, and everything that can be done about them. */
export default async function PersonPage({ params }: PageProps<'/admin/people/[user]'>) {
  const id = decodeURIComponent((await params).user)
  const answer = await ask(PersonDocument, { id })
  if (answer.kind === 'signed-out') redirect(signInPath(userPath(id)))
  const data = answer.kind === 'answer' ? answer.data : null
  const user = data?.user
  return (
    <PageFrame
      me={data?.me}
      current="/admin/people"
      title={user?.name ?? 'Person'}
      lead={
        <a className="underline underline-offset-3" href={peoplePath()}>
          All people
        </a>
      }
    >
      {user ? (
        <>
          <PersonFacts user={user} now={Date.now()} />
          <GroupList user={user} groups={data.groups?.nodes ?? []} />
          <Access user={user} />
          <Danger user={user} />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'user')} retry={userPath(id)} />
      )}
    </PageFrame>
  )
}
