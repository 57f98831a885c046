import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '../../../gateway/ask'
import { refusalIn } from '../../../gateway/post'
import { PeopleDocument } from '../../../generated/graphql'
import { signInPath } from '../../../security/next-path'
import { PageFrame } from '../../frame/page-frame'
import { Problem } from '../../frame/problem'
import { Groups } from './groups'
import { InviteForm } from './invite-form'
import { PeopleList } from './people-list'
import { loadPeopleSearch, peoplePath, peopleVariables } from './search-params'

export const metadata: Metadata = { title: 'People' }

/** Everybody whom the caller may see, and the way to invite more. */
export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  const search = await loadPeopleSearch(searchParams)
  const answer = await ask(PeopleDocument, peopleVariables(search))
  if (answer.kind === 'signed-out') redirect(signInPath(peoplePath(search)))
  const data = answer.kind === 'answer' ? answer.data : null
  return (
    <PageFrame me={data?.me} current="/admin/people" title="People" lead="Who may sign in, and what runs the fleet.">
      {data?.users ? (
        <PeopleList users={data.users} search={search} />
      ) : (
        <Problem refusal={refusalIn(answer, 'users')} retry={peoplePath(search)} />
      )}
      {data && <InviteForm groups={data.groups?.nodes ?? []} />}
      {data &&
        (data.groups ? (
          <Groups groups={data.groups} />
        ) : (
          <Problem refusal={refusalIn(answer, 'groups')} retry={peoplePath(search)} />
        ))}
    </PageFrame>
  )
}
