import { ChangeForm } from '../change/change-form'
import { NewPasswordField, PasswordField } from '../credentials/text-field'
import { Section } from '../app/frame/section'
import { changePassword } from './actions'

/** Changes the caller's own password. */
export function PasswordForm() {
  return (
    <Section title="Password" lead="Changing it signs you out everywhere else. API keys stay.">
      <ChangeForm action={changePassword} submit="Change the password" submitting="Changing…">
        <PasswordField
          label="Current password"
          name="current"
          autoComplete="current-password"
          maxLength={1024}
          required
        />
        <NewPasswordField label="New password" />
      </ChangeForm>
    </Section>
  )
}
