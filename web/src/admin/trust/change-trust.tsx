import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import { SelectField, TextArea, type Choice } from '../fields'
import { revokeTrust, rotateTrust, updateTrust } from './actions'
import { FileOrText } from './file-or-text'
import type { ShownTrust } from './trust'

/** What can be changed about a trust: its name, who must approve, its keys, and its end. */
export function ChangeTrust({ trust, teams }: { trust: ShownTrust; teams: readonly Choice[] }) {
  const known = (
    <>
      <input type="hidden" name="trust" value={trust.id} />
      <Input type="hidden" name="version" value={trust.version} />
    </>
  )
  return (
    <>
      <Section title="Name and approvals">
        <ChangeForm action={updateTrust} submit="Save" submitting="Saving…">
          {known}
          <TextField
            label="Name"
            name="name"
            type="text"
            autoComplete="off"
            defaultValue={trust.name}
            maxLength={200}
            required
          />
          {trust.purpose === 'RELEASES' && (
            <>
              <TextField
                label="Approvals needed for a bundle"
                name="approvals"
                type="number"
                min={0}
                max={100}
                defaultValue={trust.approvalsNeeded}
                hint="0: none."
              />
              <SelectField
                label="Approval team"
                name="team"
                choices={teams}
                chosen={trust.approvalTeam?.id ?? null}
                none="No team"
              />
            </>
          )}
        </ChangeForm>
      </Section>
      <Section
        title="Newer keys"
        lead={`When “${trust.peer}” made new keys, its older ones vouch for them in its rotations.`}
      >
        <ChangeForm
          action={rotateTrust}
          submit="Pin newer keys"
          submitting="Pinning…"
          className="flex max-w-xl flex-col gap-4"
        >
          {known}
          <FileOrText
            label="Rotations"
            name="rotations"
            hint="One a line, the oldest first, from the keys that are pinned on."
          />
        </ChangeForm>
      </Section>
      <Section title="Revoke" lead="At once and for ever. Whoever is to be trusted again is compared anew.">
        <Confirm label="Revoke" about={trust.name}>
          <ChangeForm action={revokeTrust} submit="Revoke for good" submitting="Revoking…" about={trust.name} danger>
            {known}
            <p>
              From now on nothing that comes from “{trust.peer}” is accepted by “{trust.name}”.
            </p>
            <TextArea label="Reason" name="reason" rows={2} required maxLength={20_000} />
          </ChangeForm>
        </Confirm>
      </Section>
    </>
  )
}
