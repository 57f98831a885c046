import { expect, test } from '@jest/globals'
import type { NeedsAttentionQuery } from '../generated/graphql'
import { ALWAYS } from '../time/period'
import { keys } from './own'

const SEARCH = { space: [], environment: null, mine: false, ...ALWAYS }
const NOW = Date.parse('2026-06-15T09:00:00Z')

type Key = NonNullable<NeedsAttentionQuery['me']>['apiKeys'][number]

function key(name: string, expiresAt: string | null, more: Partial<Key> = {}): Key {
  const rest = { prefix: 'spk_1', spaces: null, lastUsedAt: null, revokedAt: null }
  return { id: `ApiKeys-${name}`, name, expiresAt, ...rest, ...more }
}

const names = (all: Key[], search = {}) => {
  return keys({ me: { id: 'Users-1', apiKeys: all } }, { ...SEARCH, ...search }, NOW)?.rows.map(({ title }) => title)
}

test('keys that end within two weeks wait, the next to end first; others and those that are over do not', () => {
  const all = [
    key('later', '2026-06-29T08:00:00Z'),
    key('next', '2026-06-15T10:00:00Z'),
    key('far', '2026-06-29T10:00:00Z'),
    key('over', '2026-06-15T08:00:00Z'),
    key('endless', null),
    key('revoked', '2026-06-16T00:00:00Z', { revokedAt: '2026-06-01T00:00:00Z' }),
  ]
  expect(names(all)).toEqual(['next', 'later'])
})

test('of chosen Spaces only keys that enter one of them', () => {
  const all = [key('all', '2026-06-16T00:00:00Z'), key('two', '2026-06-17T00:00:00Z', { spaces: ['Spaces-2'] })]
  expect(names(all, { space: ['Spaces-1'] })).toEqual(['all'])
})
