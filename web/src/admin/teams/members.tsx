import { Section } from '../../app/frame/section'
import type { AdminTeamQuery } from '../../generated/graphql'
import { FindSubjects } from '../find-subjects'
import { Badge, Line } from '../line'
import { OneButton } from '../one-button'
import { addTeamMember, removeTeamMember } from './actions'
import { teamPath } from './path'
import type { ShownTeam } from './team'

/** Who is in a team: people, and groups with all who are in them. */
export function TeamMembers({ team, data, find }: { team: ShownTeam; data: AdminTeamQuery; find: string }) {
  const subjects = team.members.map(({ subject }) => subject)
  const values = { team: team.id, version: team.version, members: subjects.join(' ') }
  return (
    <Section title={`Members (${subjects.length})`}>
      {subjects.length === 0 && <p className="text-muted">Nobody is in it.</p>}
      <ul aria-label="Members" className="max-h-128 divide-y divide-line overflow-y-auto">
        {team.members.map(({ subject, user, group }) => {
          const name = user?.name ?? group?.name ?? subject
          return (
            <li key={subject} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
              <Line
                name={name}
                badges={group && <Badge>Group</Badge>}
                actions={
                  <OneButton
                    action={removeTeamMember}
                    submit="Take out"
                    submitting="Taking out…"
                    about={name}
                    danger
                    values={{ ...values, subject }}
                  />
                }
              >
                {user?.email ?? (user || group ? null : 'Gone, or not for you to see')}
              </Line>
            </li>
          )
        })}
      </ul>
      <FindSubjects
        path={teamPath(team.id)}
        find={find}
        label="Add people or groups"
        found={find === '' ? null : [...(data.groups?.nodes ?? []), ...(data.users?.nodes ?? [])]}
        already={subjects}
        action={addTeamMember}
        values={values}
      />
    </Section>
  )
}
