import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import { Section } from '../../app/frame/section'
import { inviteUser } from './actions'
import { GroupChoices, type GroupName } from './group-choices'

/** Makes a link with which somebody lets themselves in. */
export function InviteForm({ groups }: { groups: readonly GroupName[] }) {
  return (
    <Section title="Invite somebody" lead="You get a link to send them. It works once, for seven days.">
      <ChangeForm action={inviteUser} submit="Make the invitation" submitting="Making…">
        <TextField label="E-mail" name="email" type="email" autoComplete="off" maxLength={320} required />
        <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
        {groups.length > 0 && <GroupChoices legend="Groups" groups={groups} chosen={[]} />}
      </ChangeForm>
    </Section>
  )
}
