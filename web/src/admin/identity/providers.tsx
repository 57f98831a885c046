import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import type { AdminProviderFragment } from '../../generated/graphql'
import { CopyText } from '../copy-text'
import type { Choice } from '../fields'
import { Badge } from '../line'
import { NewThing } from '../new-thing'
import { createProvider, removeProvider, updateProvider } from './provider-actions'
import { ProviderFields } from './provider-fields'

const FORM = 'flex max-w-xl flex-col gap-4'

type ProvidersProps = { providers: readonly AdminProviderFragment[]; groups: readonly Choice[] }

/** By which identity providers people sign in. */
export function Providers({ providers, groups }: ProvidersProps) {
  return (
    <Section
      title="Identity providers"
      lead="By OpenID Connect people sign in as they do elsewhere, without a password here."
    >
      {providers.length === 0 && <p className="text-muted">None: people sign in by their passwords.</p>}
      <ul aria-label="Identity providers" className="divide-y divide-line">
        {providers.map((provider) => (
          <li key={provider.id} className="py-2.5">
            <ProviderLine provider={provider} groups={groups} />
          </li>
        ))}
      </ul>
      <NewThing title="New identity provider">
        <ChangeForm action={createProvider} submit="Add the provider" submitting="Adding…" className={FORM}>
          <ProviderFields groups={groups} />
        </ChangeForm>
      </NewThing>
    </Section>
  )
}

function ProviderLine({ provider, groups }: { provider: AdminProviderFragment; groups: readonly Choice[] }) {
  const { id, name, issuer, enabled, version, callbackPath } = provider
  return (
    <details>
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 rounded">
        <span className="font-medium">{name}</span>
        {!enabled && <Badge>Disabled</Badge>}
        <span className="min-w-0 break-all text-muted">{issuer}</span>
      </summary>
      <div className="flex flex-col gap-5 py-4 pl-4">
        <CopyText label="Callback path, behind the address of the gateway" text={callbackPath} />
        <ChangeForm action={updateProvider} submit="Save" submitting="Saving…" about={name} className={FORM}>
          <input type="hidden" name="provider" value={id} />
          <Input type="hidden" name="version" value={version} />
          <ProviderFields provider={provider} groups={groups} />
        </ChangeForm>
        <Confirm label="Remove" about={name}>
          <ChangeForm action={removeProvider} submit="Remove for good" submitting="Removing…" about={name} danger>
            <input type="hidden" name="provider" value={id} />
            <p>Nobody signs in by “{name}” any more, and the sessions that it opened end. The accounts stay.</p>
          </ChangeForm>
        </Confirm>
      </div>
    </details>
  )
}
