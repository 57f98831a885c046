import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import { CopyText } from '../copy-text'
import { OneButton } from '../one-button'
import { replaceKey, rotateKey } from './actions'
import type { ShownInstance } from './instance'
import { PublicKeyField } from './instances'

/** The keys by which an Instance and the gateway know each other, and how to change them without a gap or at once. */
export function InstanceKeys({ instance }: { instance: ShownInstance }) {
  const { id, name, publicKey, nextPublicKey, version } = instance
  return (
    <Section title="Keys" lead="By its key the gateway knows that it speaks with this Instance and no other.">
      {publicKey ? (
        <CopyText label="Public key in force" text={publicKey} />
      ) : (
        <p className="text-muted">Administrators alone see the keys.</p>
      )}
      {nextPublicKey && (
        <div className="mt-4 rounded-lg border border-warn-line bg-warn-soft p-4">
          <p className="mb-2 font-medium">
            It is about to change to another key. Both are good until it answers with it.
          </p>
          <CopyText label="Next public key" text={nextPublicKey} />
          <div className="mt-3">
            <OneButton
              action={rotateKey}
              submit="Keep the old key"
              submitting="Keeping…"
              about={name}
              values={{ instance: id, version }}
            />
          </div>
        </div>
      )}
      <ChangeForm
        action={rotateKey}
        submit="Begin the change"
        submitting="Beginning…"
        className="mt-5 flex max-w-xl flex-col gap-4"
      >
        <input type="hidden" name="instance" value={id} />
        <Input type="hidden" name="version" value={version} />
        <PublicKeyField label="Change to this key, without a gap" />
      </ChangeForm>
      <div className="mt-5">
        <Confirm label="Replace at once" about={name}>
          <ChangeForm action={replaceKey} submit="Replace at once" submitting="Replacing…" about={name} danger>
            <input type="hidden" name="instance" value={id} />
            <Input type="hidden" name="version" value={version} />
            <p>The key in force ends now. Until “{name}” has the new one, none of its Spaces can be reached.</p>
            <PublicKeyField label="The only key from now on" />
          </ChangeForm>
        </Confirm>
      </div>
    </Section>
  )
}
