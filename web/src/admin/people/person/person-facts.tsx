import type { PersonQuery } from '../../../generated/graphql'
import { ago } from '../../../time/age'

export type Person = NonNullable<PersonQuery['user']>

function keysText(keys: Person['apiKeys'], now: number): string {
  const good = keys.filter(({ revokedAt, expiresAt }) => !revokedAt && !(expiresAt && Date.parse(expiresAt) <= now))
  return good.length === 0 ? 'No API key' : good.map(({ name, prefix }) => `${name} (${prefix}…)`).join(', ')
}

/** What is known about somebody. */
export function PersonFacts({ user, now }: { user: Person; now: number }) {
  const facts = [
    ['Id', user.id],
    ['Kind', user.kind === 'SERVICE_ACCOUNT' ? 'Service account: for programs, cannot sign in' : 'Person'],
    ['E-mail', user.email ?? 'None'],
    ['Added', ago(user.createdAt, now)],
    ['State', user.disabledAt ? `Disabled ${ago(user.disabledAt, now)}` : 'May sign in'],
    ['Sessions', String(user.sessions.length)],
    ['API keys', keysText(user.apiKeys, now)],
  ] as const
  return (
    <dl className="mt-4">
      {facts.map(([name, value]) => (
        <div key={name} className="grid gap-x-4 py-1.5 sm:grid-cols-[8rem_1fr]">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
