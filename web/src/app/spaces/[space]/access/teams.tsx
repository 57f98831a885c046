import type { SpaceAccessQuery } from '../../../../generated/graphql'
import { Section } from '../../../frame/section'

type Team = NonNullable<SpaceAccessQuery['teams']>['nodes'][number]
type Role = Team['roles'][number]
type Named = { name: string } | null

/** What a role is limited to, for people; null if to nothing. Things that one may not see are counted. */
export function roleLimits(role: Pick<Role, 'projectGroups' | 'projects' | 'environments' | 'tenants'>): string | null {
  const places = [
    [...role.projectGroups, ...role.projects],
    role.environments,
    role.tenants,
  ] satisfies (readonly Named[])[]
  const texts = places.flatMap((things) => {
    if (things.length === 0) return []
    const names = things.flatMap((thing) => (thing ? [thing.name] : []))
    const hidden = things.length - names.length
    return [[...names, ...(hidden > 0 ? [`${hidden} that you cannot see`] : [])].join(' or ')]
  })
  return texts.length === 0 ? null : texts.join('; ')
}

function memberName({ subject, user, group }: Team['members'][number]): string {
  return user?.name ?? group?.name ?? subject
}

function RoleLine({ role }: { role: Role }) {
  const limits = roleLimits(role)
  return (
    <li>
      {role.role?.name ?? 'A role that you cannot see'}
      <span className="text-muted">{limits === null ? ', everywhere' : `, only for ${limits}`}</span>
    </li>
  )
}

function TeamLine({ team }: { team: Team }) {
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 last:border-b-0 sm:grid-cols-2">
      <div className="min-w-0">
        <p className="font-medium break-words">{team.name}</p>
        {team.description && <p className="text-muted">{team.description}</p>}
        <p className="break-words">
          <span className="text-muted">In it: </span>
          {team.members.map(memberName).join(', ') || 'nobody'}
        </p>
      </div>
      <ul aria-label={`Roles of ${team.name}`} className="min-w-0 break-words">
        {team.roles.map((role) => (
          <RoleLine key={role.id} role={role} />
        ))}
        {team.roles.length === 0 && <li className="text-muted">No role</li>}
      </ul>
    </li>
  )
}

/** The teams of a Space: who is in them, and what they may do where. */
export function Teams({ teams }: { teams: NonNullable<SpaceAccessQuery['teams']> }) {
  const more = teams.totalCount - teams.nodes.length
  return (
    <Section title="Teams" lead="A team has roles; each role is everywhere in the Space, or limited to parts of it.">
      {teams.nodes.length === 0 ? (
        <p className="text-muted">There is no team that you may see.</p>
      ) : (
        <ul aria-label="Teams">
          {teams.nodes.map((team) => (
            <TeamLine key={team.id} team={team} />
          ))}
        </ul>
      )}
      {more > 0 && <p className="mt-2 text-muted">and {more} more</p>}
    </Section>
  )
}
