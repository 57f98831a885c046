import { ChangeForm } from '../../../change/change-form'
import { Section } from '../../../app/frame/section'
import { FleetRoleChoices } from '../../fleet-role-choices'
import { createReset, setSystemRoles } from './actions'
import type { Person } from './person-facts'

/** What somebody runs, and how they get in again. */
export function Access({ user }: { user: Person }) {
  return (
    <>
      <Section title="Fleet roles" lead="They give no right inside any Space.">
        <ChangeForm action={setSystemRoles} submit="Save the roles" submitting="Saving…">
          <input type="hidden" name="user" value={user.id} />
          <FleetRoleChoices chosen={user.systemRoles} />
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
