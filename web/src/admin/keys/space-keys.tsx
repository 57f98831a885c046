import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import type { AdminSpaceKeysQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { exactUtc } from '../../time/age'
import { PageBody } from '../../view/page-body'
import { CopyText } from '../copy-text'
import { FactList } from '../fact-list'
import { createKeys, rotateKeys } from './actions'
import { CompareAloud } from './compare-aloud'
import { KEYS_PATH, keysPath } from './path'
import { SaveText } from './save-text'

type Identity = NonNullable<AdminSpaceKeysQuery['spaceIdentity']>

/** The keys of one Space: its identity to hand over, its fingerprint to compare, and the next ones. */
export function SpaceKeys({ space, answer }: { space: string; answer: GraphAnswer<AdminSpaceKeysQuery> }) {
  const data = answer.kind === 'answer' ? answer.data : null
  const identity = data?.spaceIdentity
  const refusal = refusalIn(answer, 'spaceIdentity')
  const name = data?.space?.name ?? space
  const isEntered = (data?.entered?.completeness.asked ?? 1) > 0
  return (
    <PageBody
      title={`Keys of ${name}`}
      lead="Others know a Space by its keys: with them it signs what it sends, and opens what is sealed to it."
      back={{ href: KEYS_PATH, title: 'Keys of all Spaces' }}
    >
      {identity ? (
        <>
          <FactList
            facts={[
              ['Calls itself', identity.name],
              ['Generation', `${identity.generation}, since ${exactUtc(identity.createdAt)}`],
              [
                'Root',
                <code key="root" className="font-mono text-sm break-all">
                  {identity.root}
                </code>,
              ],
            ]}
          />
          <HandOver identity={identity} />
          <Section
            title="Fingerprint"
            lead="Read it aloud to whoever is to trust this Space, by another way than the identity went."
          >
            <CompareAloud
              fingerprint={identity.fingerprint}
              hint="If they read it to you instead, write it here; it is compared as you write."
            />
          </Section>
          <NextKeys space={space} name={name} identity={identity} />
        </>
      ) : data?.space && isEntered && refusal.code === 'NOT_FOUND' ? (
        <Section
          title="No keys yet"
          lead="Until it has keys, no release can leave this Space, and none can be sealed to it."
        >
          <ChangeForm action={createKeys} submit="Create keys" submitting="Creating…">
            <input type="hidden" name="space" value={space} />
            <TextField
              label="What it calls itself to others"
              name="name"
              type="text"
              autoComplete="off"
              defaultValue={name}
              maxLength={200}
              required
            />
          </ChangeForm>
        </Section>
      ) : (
        <Problem refusal={isEntered ? refusal : { ...refusal, code: 'FORBIDDEN' }} retry={keysPath(space)} />
      )}
    </PageBody>
  )
}

function HandOver({ identity }: { identity: Identity }) {
  const file = identity.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return (
    <Section
      title="Identity"
      lead="Its public keys. Hand them over to whoever is to trust this Space; nothing in them is secret."
    >
      <CopyText label="Identity" text={identity.identity} />
      <div className="mt-3">
        <SaveText fileName={`${file}.identity.json`} text={identity.identity} title="Save as a file" />
      </div>
      {identity.rotations.length > 0 && (
        <details className="mt-4">
          <summary className="w-fit cursor-pointer rounded py-1">
            Rotations ({identity.rotations.length}), for those who trust older keys
          </summary>
          <div className="mt-2 flex flex-col gap-3">
            <CopyText label="One a line, the oldest first" text={identity.rotations.join('\n')} />
            <div>
              <SaveText
                fileName={`${file}.rotations.txt`}
                text={identity.rotations.join('\n')}
                title="Save as a file"
              />
            </div>
          </div>
        </details>
      )}
    </Section>
  )
}

function NextKeys({ space, name, identity }: { space: string; name: string; identity: Identity }) {
  return (
    <Section
      title="New keys"
      lead="The keys before vouch for the next. Whoever trusts this Space goes on trusting it once they were given the rotations."
    >
      <Confirm label="Rotate keys" about={name}>
        <ChangeForm action={rotateKeys} submit="Rotate keys" submitting="Rotating…" about={name} danger>
          <input type="hidden" name="space" value={space} />
          <Input type="hidden" name="generation" value={identity.generation} />
          <p>From now on “{name}” signs with the new ones. Spaces that were not told will refuse what it sends.</p>
          <TextField
            label="What it calls itself to others"
            name="name"
            type="text"
            autoComplete="off"
            defaultValue={identity.name}
            maxLength={200}
          />
        </ChangeForm>
      </Confirm>
    </Section>
  )
}
