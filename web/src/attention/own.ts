import type { NeedsAttentionQuery } from '../generated/graphql'
import type { Part } from './part'
import type { AttentionSearch } from './source'

/** How long ahead the end of a key is told, in milliseconds: what uses it takes time to change. */
const AHEAD = 14 * 86_400_000

/** Keys of the reader that end soon: what uses them is refused from then on. `now` is in epoch milliseconds. */
export function keys({ me }: Pick<NeedsAttentionQuery, 'me'>, { space }: AttentionSearch, now: number): Part | null {
  if (!me) return null
  const ending = me.apiKeys.flatMap(({ expiresAt, revokedAt, ...key }) => {
    if (expiresAt === null || revokedAt !== null) return []
    const ends = Date.parse(expiresAt)
    const isHere = space.length === 0 || key.spaces === null || key.spaces.some((id) => space.includes(id))
    return ends > now && ends <= now + AHEAD && isHere ? [{ ...key, expiresAt }] : []
  })
  const rows = ending.map((key) => ({
    id: key.id,
    tone: 'warn' as const,
    state: 'Ends soon',
    title: key.name,
    href: '/account',
    note: `${key.prefix}…${key.lastUsedAt === null ? ', never used' : ''}`,
    space: null,
    environment: null,
    at: key.expiresAt,
    isUntil: true as const,
  }))
  return {
    id: 'keys',
    title: 'API keys of yours that expire soon',
    rows: rows.sort((one, other) => (one.at < other.at ? -1 : 1)),
    count: rows.length,
    completeness: null,
    all: null,
  }
}
