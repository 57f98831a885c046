import { TextField } from '../../credentials/text-field'
import type { AdminIssuerFragment } from '../../generated/graphql'
import { CheckField, SelectField, TextArea, type Choice } from '../fields'
import { PERMISSIONS } from '../roles/roles'
import { Ticks } from '../ticks'

type IssuerFieldsProps = { issuer?: AdminIssuerFragment; accounts: readonly Choice[]; spaces: readonly Choice[] }

/** The fields of a token issuer, new or known. */
export function IssuerFields({ issuer, accounts, spaces }: IssuerFieldsProps) {
  const text = { type: 'text', autoComplete: 'off' } as const
  return (
    <>
      <TextField label="Name" name="name" {...text} defaultValue={issuer?.name} maxLength={200} required />
      <SelectField
        label="Service account that its tokens stand for"
        name="account"
        choices={accounts}
        chosen={issuer?.account?.id ?? null}
      />
      <TextField
        label="Issuer"
        name="issuer"
        type="url"
        autoComplete="off"
        defaultValue={issuer?.issuer}
        placeholder="https://tokens.example.com"
        required
        hint="The https address that the token has to name, to the letter."
      />
      <TextField
        label="Audience"
        name="audience"
        {...text}
        defaultValue={issuer?.audience}
        required
        hint="What the token has to be made for."
      />
      <TextField
        label="Subject"
        name="subjectPattern"
        {...text}
        defaultValue={issuer?.subjectPattern}
        placeholder="repo:acme/*"
        required
        hint="A star stands for any text: repo:acme/*, and not repo:acme*."
      />
      <TextArea
        label="Claims that the token must have besides"
        name="claims"
        value={issuer?.requiredClaims.map(({ name, value }) => `${name} = ${value}`).join('\n')}
        rows={2}
        isCode
        hint="One a line: claim = value."
      />
      <TextArea
        label="Types"
        name="types"
        value={issuer?.types.join('\n')}
        rows={1}
        isCode
        hint="One a line. Left empty for a new one: at+jwt alone."
      />
      <TextField
        label="Address of its keys"
        name="jwksUri"
        type="url"
        autoComplete="off"
        defaultValue={issuer?.jwksUri ?? ''}
        hint="Left empty: where its discovery document says."
      />
      <CheckField label="Its tokens are accepted" name="enabled" checked={issuer?.enabled ?? true} />
      <CheckField label="Its tokens may change nothing" name="readOnly" checked={issuer?.readOnly ?? false} />
      <Ticks
        legend="Only these Spaces"
        name="space"
        choices={spaces}
        chosen={issuer?.spaces ?? []}
        hint={issuer?.spaces ? 'None ticked: those that it has now.' : 'None ticked: all.'}
      />
      <Ticks
        legend="Only these permissions"
        name="permission"
        choices={PERMISSIONS}
        chosen={issuer?.permissions ?? []}
        hint={issuer?.permissions ? 'None ticked: those that it has now.' : 'None ticked: all that the account has.'}
      />
    </>
  )
}
