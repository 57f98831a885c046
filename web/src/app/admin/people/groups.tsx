import { ChangeForm } from '../../../change/change-form'
import { TextField } from '../../../credentials/text-field'
import type { PeopleQuery } from '../../../generated/graphql'
import { Section } from '../../frame/section'
import { systemRoleName } from '../../frame/system-role'
import { createGroup } from './actions'

/** The groups that people can be in, and a form for one more. */
export function Groups({ groups }: { groups: NonNullable<PeopleQuery['groups']> }) {
  const more = groups.totalCount - groups.nodes.length
  return (
    <Section title="Groups" lead="A group enters Spaces and has roles there; so do all who are in it.">
      {groups.nodes.length === 0 ? (
        <p className="text-muted">There is no group that you may see.</p>
      ) : (
        <ul aria-label="Groups" className="flex flex-wrap gap-2">
          {groups.nodes.map(({ id, name, systemRoles }) => (
            <li key={id} className="rounded-md border border-line px-2 py-1">
              {name}
              {systemRoles.length > 0 && (
                <span className="text-muted"> · {systemRoles.map(systemRoleName).join(', ')}</span>
              )}
            </li>
          ))}
          {more > 0 && <li className="px-2 py-1 text-muted">and {more} more</li>}
        </ul>
      )}
      <ChangeForm
        action={createGroup}
        submit="Create the group"
        submitting="Creating…"
        className="mt-4 flex max-w-sm flex-col gap-4"
      >
        <TextField label="New group" name="name" type="text" autoComplete="off" maxLength={200} required />
      </ChangeForm>
    </Section>
  )
}
