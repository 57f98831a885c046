import { refusalIn, type GatewayAnswer } from '../../../graph/answer'
import type { PeopleQuery } from '../../../generated/graphql'
import { Problem } from '../../frame/problem'
import { Groups } from './groups'
import { InviteForm } from './invite-form'
import { PeopleList } from './people-list'
import { peoplePath, type PeopleSearch } from './search-params'

type PeopleProps = { answer: Exclude<GatewayAnswer<PeopleQuery>, { kind: 'signed-out' }>; search: PeopleSearch }

/** The sections of the page; each says for itself if it could not be read. */
export function People({ answer, search }: PeopleProps) {
  const { users, groups } = answer.kind === 'answer' ? answer.data : { users: null, groups: null }
  const retry = peoplePath(search)
  return (
    <>
      {users ? (
        <PeopleList users={users} search={search} />
      ) : (
        <Problem refusal={refusalIn(answer, 'users')} retry={retry} />
      )}
      {answer.kind === 'answer' && (
        <>
          <InviteForm groups={groups?.nodes ?? []} />
          {groups ? <Groups groups={groups} /> : <Problem refusal={refusalIn(answer, 'groups')} retry={retry} />}
        </>
      )}
    </>
  )
}
