import type { Metadata } from 'next'
import { cache } from 'react'
import { PEOPLE_PATH, userPath } from '../../../../../admin/people/people-list'
import { Access } from '../../../../../admin/people/person/access'
import { Danger } from '../../../../../admin/people/person/danger'
import { GroupList } from '../../../../../admin/people/person/group-list'
import { PersonFacts } from '../../../../../admin/people/person/person-facts'
import { windowTitle } from '../../../../../admin/window-title'
import { Problem } from '../../../../../app/frame/problem'
import { askPage } from '../../../../../gateway/ask-page'
import { PersonDocument } from '../../../../../generated/graphql'
import { refusalIn } from '../../../../../graph/answer'
import { PageBody } from '../../../../../view/page-body'

/** Asks once for the page and its title. */
const askOnce = cache((id: string) => askPage(PersonDocument, { id }, userPath(id)))

/** The window is named after what it shows. */
export async function generateMetadata({ params }: PageProps<'/admin/people/[user]'>): Promise<Metadata> {
  const { answer } = await askOnce(decodeURIComponent((await params).user))
  return windowTitle(answer.kind === 'answer' ? answer.data.user?.name : null, 'People', 'Person')
}

/** One user: what they are in, and everything that can be done about them. */
export default async function PersonPage({ params }: PageProps<'/admin/people/[user]'>) {
  const id = decodeURIComponent((await params).user)
  const { answer, at } = await askOnce(id)
  const data = answer.kind === 'answer' ? answer.data : null
  const user = data?.user
  return (
    <PageBody title={user?.name ?? 'Person'} back={{ href: PEOPLE_PATH, title: 'All people' }}>
      {user ? (
        <>
          <PersonFacts user={user} now={at} />
          <GroupList user={user} groups={data.groups?.nodes ?? []} />
          <Access user={user} />
          <Danger user={user} />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'user')} retry={userPath(id)} />
      )}
    </PageBody>
  )
}
