import { ChangeForm } from '../../../change/change-form'
import { HiddenList } from '../../../change/typed-fields'
import { Section } from '../../../app/frame/section'
import { GroupChoices, type GroupName } from '../group-choices'
import { setGroups } from './actions'
import type { Person } from './person-facts'

/** The groups that somebody is in; through them they enter Spaces. */
export function GroupList({ user, groups }: { user: Person; groups: readonly GroupName[] }) {
  // Groups beyond the first page that they are in can be left, too.
  const all = [...groups, ...user.groups.filter(({ id }) => !groups.some((group) => group.id === id))]
  return (
    <Section title="Groups" lead="Through their groups they enter Spaces and have roles there.">
      {all.length === 0 ? (
        <p className="text-muted">There is no group that you may see.</p>
      ) : (
        <ChangeForm action={setGroups} submit="Save the groups" submitting="Saving…">
          <input type="hidden" name="user" value={user.id} />
          <HiddenList name="before" values={user.groups.map(({ id }) => id)} />
          <GroupChoices legend="Groups" groups={all} chosen={user.groups.map(({ id }) => id)} />
        </ChangeForm>
      )}
    </Section>
  )
}
