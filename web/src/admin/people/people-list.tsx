import type { PeopleQuery } from '../../generated/graphql'
import { systemRoleName } from '../../app/frame/system-role'
import { FoundList } from '../found-list'
import { Badge, Line } from '../line'
import type { PageSearch } from '../page-search'

type Users = NonNullable<PeopleQuery['users']>

export const PEOPLE_PATH = '/admin/people'

/** The address of one user's page. */
export function userPath(id: string): string {
  return `${PEOPLE_PATH}/${encodeURIComponent(id)}`
}

/** A page of people and of accounts of programs. */
export function PeopleList({ users, search }: { users: Users; search: PageSearch }) {
  return (
    <FoundList
      path={PEOPLE_PATH}
      search={search}
      found={users}
      label="People"
      one="account"
      many="accounts"
      empty="There is nobody that you may see."
    >
      {(user) => (
        <Line
          name={user.name}
          href={userPath(user.id)}
          badges={
            <>
              {user.kind === 'SERVICE_ACCOUNT' && <Badge>Service account</Badge>}
              {user.disabledAt && <Badge>Disabled</Badge>}
              {user.systemRoles.map((role) => (
                <Badge key={role}>{systemRoleName(role)}</Badge>
              ))}
            </>
          }
        >
          {[user.email, user.groups.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ') || user.id}
        </Line>
      )}
    </FoundList>
  )
}
