import { ChangeForm } from '../../../change/change-form'
import { Confirm } from '../../../change/confirm'
import { Section } from '../../../app/frame/section'
import { disableUser, enableUser, removeUser } from './actions'
import type { Person } from './person-facts'

/** Keeps somebody out, for a while or for good. */
export function Danger({ user }: { user: Person }) {
  return (
    <Section title="Keep out" lead="Both hold for every request that begins after it: sessions and API keys included.">
      <div className="flex flex-wrap items-start gap-3">
        {user.disabledAt ? (
          <ChangeForm action={enableUser} submit="Enable" submitting="Enabling…" about={user.name} className="">
            <input type="hidden" name="user" value={user.id} />
          </ChangeForm>
        ) : (
          <ChangeForm
            action={disableUser}
            submit="Disable"
            submitting="Disabling…"
            about={user.name}
            danger
            className=""
          >
            <input type="hidden" name="user" value={user.id} />
          </ChangeForm>
        )}
        <Confirm label="Remove" about={user.name}>
          <ChangeForm action={removeUser} submit="Remove for good" submitting="Removing…" about={user.name} danger>
            <input type="hidden" name="user" value={user.id} />
            <p>
              {user.name} leaves all groups, and what acts for them ends. The audit keeps what they did. This cannot be
              undone.
            </p>
          </ChangeForm>
        </Confirm>
      </div>
    </Section>
  )
}
