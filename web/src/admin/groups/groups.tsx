import { Problem } from '../../app/frame/problem'
import { systemRoleName } from '../../app/frame/system-role'
import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import type { AdminGroupsQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { FoundList } from '../found-list'
import { Badge, Line } from '../line'
import { NewThing } from '../new-thing'
import { pathWith, type PageSearch } from '../page-search'
import { createGroup } from './actions'
import { GROUPS_PATH, groupPath } from './path'

const MOST = 5

/** Names, and how many more there are. */
export function someNames(names: readonly string[]): string {
  const more = names.length - MOST
  return names.slice(0, MOST).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The groups of the fleet, and a form for one more. */
export function Groups({ answer, search }: { answer: GraphAnswer<AdminGroupsQuery>; search: PageSearch }) {
  const groups = answer.kind === 'answer' ? answer.data.groups : null
  if (!groups) return <Problem refusal={refusalIn(answer, 'groups')} retry={pathWith(GROUPS_PATH, search)} />
  return (
    <>
      <NewThing title="New group">
        <ChangeForm action={createGroup} submit="Create the group" submitting="Creating…">
          <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
        </ChangeForm>
      </NewThing>
      <FoundList
        path={GROUPS_PATH}
        search={search}
        found={groups}
        label="Groups"
        one="group"
        many="groups"
        empty="There is no group yet. People enter Spaces by their groups, so make the first one."
      >
        {({ id, name, systemRoles, members, spaces }) => (
          <Line
            name={name}
            href={groupPath(id)}
            badges={systemRoles.map((role) => (
              <Badge key={role}>{systemRoleName(role)}</Badge>
            ))}
          >
            {members.length === 1 ? '1 member' : `${members.length} members`}
            {' · '}
            {spaces.length === 0 ? 'may enter no Space' : `may enter ${someNames(spaces.map((space) => space.name))}`}
          </Line>
        )}
      </FoundList>
    </>
  )
}
