import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import type { AdminGivenRoleFragment, AdminTeamQuery } from '../../generated/graphql'
import { SelectField } from '../fields'
import { someNames } from '../groups/groups'
import { Line } from '../line'
import { NewThing } from '../new-thing'
import { OneButton } from '../one-button'
import { rolePath } from '../roles/path'
import { Ticks } from '../ticks'
import { assignRole, removeRole } from './actions'
import type { ShownTeam } from './team'

type Limited = readonly ({ name: string } | null)[]

function limitText(what: string, limits: Limited): string[] {
  return limits.length === 0 ? [] : [`${what} ${someNames(limits.map((one) => one?.name ?? '(not for you to see)'))}`]
}

/** For what a team has a role, in words. */
function scopeText({ projectGroups, projects, environments, tenants }: AdminGivenRoleFragment): string {
  const limits = [
    ...limitText('project groups', projectGroups),
    ...limitText('projects', projects),
    ...limitText('environments', environments),
    ...limitText('tenants', tenants),
  ]
  return limits.length === 0 ? 'For everything in the Space' : `Only for ${limits.join('; ')}`
}

/** The roles that a team has and for what, and a form to give it one more. */
export function TeamRoles({ team, data }: { team: ShownTeam; data: AdminTeamQuery }) {
  const scopes = [
    { legend: 'Only these environments', name: 'environment', list: data.environments },
    { legend: 'Only these project groups', name: 'projectGroup', list: data.projectGroups },
    { legend: 'Only these projects', name: 'project', list: data.projects },
    { legend: 'Only these tenants', name: 'tenant', list: data.tenants },
  ].filter(({ list }) => (list?.nodes.length ?? 0) > 0)
  return (
    <Section title={`Roles (${team.roles.length})`} lead="What all of its members may do, and for what.">
      {team.roles.length === 0 && <p className="text-muted">It has none: by this team nobody may do anything.</p>}
      <ul aria-label="Roles" className="divide-y divide-line">
        {team.roles.map((given) => {
          const name = given.role?.name ?? 'A role that you may not see'
          return (
            <li key={given.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <Line
                name={name}
                {...(given.role ? { href: rolePath(given.role.id) } : {})}
                actions={
                  <OneButton
                    action={removeRole}
                    submit="Remove"
                    submitting="Removing…"
                    about={name}
                    danger
                    values={{ team: team.id, given: given.id, version: given.version }}
                  />
                }
              >
                {scopeText(given)}
              </Line>
            </li>
          )
        })}
      </ul>
      <NewThing title="Give it a role">
        <ChangeForm
          action={assignRole}
          submit="Give the role"
          submitting="Giving…"
          className="flex max-w-xl flex-col gap-4"
        >
          <input type="hidden" name="team" value={team.id} />
          <SelectField label="Role" name="role" choices={data.userRoles?.nodes ?? []} />
          {scopes.map(({ legend, name, list }) => (
            <Ticks
              key={name}
              legend={legend}
              name={name}
              choices={list?.nodes ?? []}
              hint={
                (list?.totalCount ?? 0) > 100
                  ? `None ticked: all. The first 100 of ${list?.totalCount} are here.`
                  : 'None ticked: all.'
              }
            />
          ))}
        </ChangeForm>
      </NewThing>
    </Section>
  )
}
