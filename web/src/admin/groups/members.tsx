import { Section } from '../../app/frame/section'
import { FindSubjects, type Subject } from '../find-subjects'
import { Badge, Line } from '../line'
import { OneButton } from '../one-button'
import { userPath } from '../people/people-list'
import { addMember, removeMember } from './actions'
import type { ShownGroup } from './group'
import { groupPath } from './path'

type GroupMembersProps = { group: ShownGroup; found: readonly Subject[] | null; find: string }

/** Who is in a group, and a search for those to add. */
export function GroupMembers({ group, found, find }: GroupMembersProps) {
  return (
    <Section title={`Members (${group.members.length})`}>
      {group.members.length === 0 && <p className="text-muted">Nobody is in it.</p>}
      <ul aria-label="Members" className="max-h-128 divide-y divide-line overflow-y-auto">
        {group.members.map(({ id, name, email, kind, disabledAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <Line
              name={name}
              href={userPath(id)}
              badges={
                <>
                  {kind === 'SERVICE_ACCOUNT' && <Badge>Service account</Badge>}
                  {disabledAt && <Badge>Disabled</Badge>}
                </>
              }
              actions={
                <OneButton
                  action={removeMember}
                  submit="Take out"
                  submitting="Taking out…"
                  about={name}
                  danger
                  values={{ group: group.id, subject: id }}
                />
              }
            >
              {email}
            </Line>
          </li>
        ))}
      </ul>
      <FindSubjects
        path={groupPath(group.id)}
        find={find}
        label="Add people"
        found={found}
        already={group.members.map(({ id }) => id)}
        action={addMember}
        values={{ group: group.id }}
      />
    </Section>
  )
}
