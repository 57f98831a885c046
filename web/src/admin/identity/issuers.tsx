import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import type { AdminIssuerFragment } from '../../generated/graphql'
import type { Choice } from '../fields'
import { Badge } from '../line'
import { NewThing } from '../new-thing'
import { createIssuer, removeIssuer, updateIssuer } from './issuer-actions'
import { IssuerFields } from './issuer-fields'

const FORM = 'flex max-w-xl flex-col gap-4'

type IssuersProps = {
  issuers: readonly AdminIssuerFragment[]
  accounts: readonly Choice[]
  spaces: readonly Choice[]
}

/** Whose signed tokens stand for service accounts, so that programs need no key of ours. */
export function Issuers({ issuers, accounts, spaces }: IssuersProps) {
  return (
    <Section
      title="Token issuers"
      lead="Programs come with short-lived tokens of their own platform; no key has to be kept there."
    >
      {issuers.length === 0 && <p className="text-muted">None: programs come by API keys.</p>}
      <ul aria-label="Token issuers" className="divide-y divide-line">
        {issuers.map((issuer) => (
          <li key={issuer.id} className="py-2.5">
            <details>
              <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 rounded">
                <span className="font-medium">{issuer.name}</span>
                {!issuer.enabled && <Badge>Disabled</Badge>}
                {issuer.readOnly && <Badge>Reads only</Badge>}
                <span className="min-w-0 break-all text-muted">
                  {issuer.subjectPattern} as {issuer.account?.name ?? 'an account that is gone'}
                </span>
              </summary>
              <div className="flex flex-col gap-5 py-4 pl-4">
                <ChangeForm
                  action={updateIssuer}
                  submit="Save"
                  submitting="Saving…"
                  about={issuer.name}
                  className={FORM}
                >
                  <input type="hidden" name="issuerId" value={issuer.id} />
                  <Input type="hidden" name="version" value={issuer.version} />
                  <IssuerFields issuer={issuer} accounts={accounts} spaces={spaces} />
                </ChangeForm>
                <Confirm label="Remove" about={issuer.name}>
                  <ChangeForm
                    action={removeIssuer}
                    submit="Remove for good"
                    submitting="Removing…"
                    about={issuer.name}
                    danger
                  >
                    <input type="hidden" name="issuerId" value={issuer.id} />
                    <p>Tokens of “{issuer.name}” are refused from now on. The account stays.</p>
                  </ChangeForm>
                </Confirm>
              </div>
            </details>
          </li>
        ))}
      </ul>
      {accounts.length === 0 ? (
        <p className="mt-4 text-muted">Make a service account first, for which tokens can stand.</p>
      ) : (
        <NewThing title="New token issuer">
          <ChangeForm action={createIssuer} submit="Add the issuer" submitting="Adding…" className={FORM}>
            <IssuerFields accounts={accounts} spaces={spaces} />
          </ChangeForm>
        </NewThing>
      )}
    </Section>
  )
}
