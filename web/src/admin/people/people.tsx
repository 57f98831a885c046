import { refusalIn, type GraphAnswer } from '../../graph/answer'
import type { PeopleQuery } from '../../generated/graphql'
import { Problem } from '../../app/frame/problem'
import { pathWith, type PageSearch } from '../page-search'
import { InviteForm } from './invite-form'
import { PEOPLE_PATH, PeopleList } from './people-list'

/** Who there is, and the way to invite more. */
export function People({ answer, search }: { answer: GraphAnswer<PeopleQuery>; search: PageSearch }) {
  const { users, groups } = answer.kind === 'answer' ? answer.data : { users: null, groups: null }
  return (
    <>
      {users ? (
        <PeopleList users={users} search={search} />
      ) : (
        <Problem refusal={refusalIn(answer, 'users')} retry={pathWith(PEOPLE_PATH, search)} />
      )}
      {answer.kind === 'answer' && <InviteForm groups={groups?.nodes ?? []} />}
    </>
  )
}
