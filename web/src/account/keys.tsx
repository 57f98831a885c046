import { ChangeForm } from '../change/change-form'
import { Confirm } from '../change/confirm'
import type { AccountQuery } from '../generated/graphql'
import { Section } from '../app/frame/section'
import { ago, exactUtc } from '../time/age'
import { revokeApiKey } from './actions'
import { NewKeyForm, type SpaceName } from './new-key-form'

export type Key = NonNullable<AccountQuery['me']>['apiKeys'][number]

/** Whether a key opens nothing any more, and why. */
function keyState({ revokedAt, expiresAt }: Pick<Key, 'revokedAt' | 'expiresAt'>, now: number): string | null {
  if (revokedAt) return `Revoked ${ago(revokedAt, now)}`
  if (expiresAt && Date.parse(expiresAt) <= now) return `Expired ${ago(expiresAt, now)}`
  return null
}

/** What a key may do less than its owner. */
function keyLimits(key: Pick<Key, 'readOnly' | 'spaces' | 'permissions'>, spaces: readonly SpaceName[]): string {
  const names = key.spaces?.map((id) => spaces.find((space) => space.id === id)?.name ?? id)
  const limits = [
    ...(key.readOnly ? ['reads only'] : []),
    ...(names ? [`enters ${names.join(', ') || 'no Space'}`] : []),
    ...(key.permissions ? [`has ${key.permissions.length} permissions at most`] : []),
  ]
  return limits.length === 0 ? 'May do all that you may' : `Of your rights: ${limits.join('; ')}`
}

function KeyLine({ item, spaces, now }: { item: Key; spaces: readonly SpaceName[]; now: number }) {
  const over = keyState(item, now)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className={`min-w-0 flex-1 basis-60 ${over ? 'text-muted' : ''}`}>
        <p className="font-medium break-words">
          {item.name} <code className="ml-1 font-mono text-sm font-normal text-muted">{item.prefix}…</code>
        </p>
        <p className="break-words text-muted" title={item.permissions?.join(', ')}>
          {keyLimits(item, spaces)}
        </p>
        <p className="text-muted">
          {over ?? (item.expiresAt ? `Expires ${exactUtc(item.expiresAt)}` : 'Does not expire')}
          {', '}
          {item.lastUsedAt ? `last used ${ago(item.lastUsedAt, now)}` : 'never used'}
        </p>
      </div>
      {!over && (
        <Confirm label="Revoke" about={item.name}>
          <ChangeForm action={revokeApiKey} submit="Revoke for good" submitting="Revoking…" about={item.name} danger>
            <input type="hidden" name="key" value={item.id} />
            <p>Whatever uses “{item.name}” is refused from now on. A revoked key cannot be had back.</p>
          </ChangeForm>
        </Confirm>
      )}
    </li>
  )
}

/** The keys that act for the caller. */
export function Keys({ keys, spaces, now }: { keys: readonly Key[]; spaces: readonly SpaceName[]; now: number }) {
  const good = keys.filter((key) => keyState(key, now) === null)
  const over = keys.filter((key) => keyState(key, now) !== null)
  return (
    <Section title="API keys" lead="For programs that act for you, with at most your rights.">
      {good.length === 0 && <p className="text-muted">No key acts for you.</p>}
      <ul>
        {good.map((key) => (
          <KeyLine key={key.id} item={key} spaces={spaces} now={now} />
        ))}
      </ul>
      {over.length > 0 && (
        <details className="mt-3">
          <summary className="w-fit cursor-pointer rounded text-muted">Keys that are over ({over.length})</summary>
          <ul>
            {over.map((key) => (
              <KeyLine key={key.id} item={key} spaces={spaces} now={now} />
            ))}
          </ul>
        </details>
      )}
      <NewKeyForm spaces={spaces} now={now} />
    </Section>
  )
}
