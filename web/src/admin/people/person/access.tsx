import { ChangeForm } from '../../../change/change-form'
import { Section } from '../../../app/frame/section'
import { SYSTEM_ROLES, systemRoleName } from '../../../app/frame/system-role'
import { createReset, setSystemRoles } from './actions'
import type { Person } from './person-facts'

/** What somebody runs, and how they get in again. */
export function Access({ user }: { user: Person }) {
  return (
    <>
      <Section title="Fleet roles" lead="They give no right inside any Space.">
        <ChangeForm action={setSystemRoles} submit="Save the roles" submitting="Saving…">
          <input type="hidden" name="user" value={user.id} />
          <fieldset key={user.systemRoles.join()}>
            <legend className="sr-only">Fleet roles</legend>
            {SYSTEM_ROLES.map((role) => (
              <label key={role} className="flex items-center gap-2 py-1">
                <input
                  type="checkbox"
                  name="role"
                  value={role}
                  defaultChecked={user.systemRoles.includes(role)}
                  className="size-4 accent-accent"
                />
                {systemRoleName(role)}
              </label>
            ))}
          </fieldset>
        </ChangeForm>
      </Section>
      {user.kind === 'PERSON' && (
        <Section title="Forgotten password" lead="You get a link to send them. It works once, for an hour.">
          <ChangeForm action={createReset} submit="Make a reset link" submitting="Making…">
            <input type="hidden" name="user" value={user.id} />
          </ChangeForm>
        </Section>
      )}
    </>
  )
}
