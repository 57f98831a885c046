import { PasswordField, TextField } from '../../credentials/text-field'
import type { AdminProviderFragment } from '../../generated/graphql'
import { CheckField, TextArea, type Choice } from '../fields'

type ProviderFieldsProps = { provider?: AdminProviderFragment; groups: readonly Choice[] }

/** The fields of an identity provider, new or known. */
export function ProviderFields({ provider, groups }: ProviderFieldsProps) {
  const mappings = provider?.groupMappings.map(({ externalGroup, group }) => `${externalGroup} = ${group?.id ?? ''}`)
  return (
    <>
      <TextField
        label="Name"
        name="name"
        type="text"
        autoComplete="off"
        defaultValue={provider?.name}
        maxLength={200}
        required
        hint="As the sign-in page shows it."
      />
      {!provider && (
        <TextField
          label="Issuer"
          name="issuer"
          type="url"
          autoComplete="off"
          placeholder="https://login.example.com"
          required
          hint="The https address by which it names itself, to the letter."
        />
      )}
      <TextField
        label="Client id"
        name="clientId"
        type="text"
        autoComplete="off"
        defaultValue={provider?.clientId}
        required
      />
      <PasswordField
        label="Client secret"
        name="clientSecret"
        autoComplete="off"
        hint={
          provider?.hasClientSecret
            ? 'It has one, which is never shown. Left empty, it stays.'
            : 'Left empty for a public client.'
        }
      />
      <TextField
        label="Scopes besides openid"
        name="scopes"
        type="text"
        autoComplete="off"
        defaultValue={provider?.scopes.join(' ') ?? 'profile email'}
        hint="Apart by spaces."
      />
      <TextField
        label="Claim that lists groups"
        name="groupsClaim"
        type="text"
        autoComplete="off"
        defaultValue={provider?.groupsClaim ?? ''}
        hint="Left empty for none."
      />
      <TextArea
        label="Groups there that lead to groups here"
        name="mappings"
        value={mappings?.join('\n')}
        isCode
        hint={`One a line: group there = group here, by id. ${groups.map(({ id, name }) => `${id} is ${name}`).join(', ')}.`}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">Who may come by it</legend>
        <CheckField label="People may sign in by it" name="enabled" checked={provider?.enabled ?? true} />
        <CheckField
          label="Somebody unknown gets an account"
          name="allowSignUp"
          checked={provider?.allowSignUp ?? false}
          hint="With an e-mail address that the provider has verified."
        />
        <CheckField
          label="A verified e-mail address leads to the account that has it here"
          name="trustsEmail"
          checked={provider?.trustsEmail ?? false}
          hint="Never to one with a role over the fleet."
        />
      </fieldset>
    </>
  )
}
