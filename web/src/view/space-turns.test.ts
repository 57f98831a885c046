import { expect, test } from '@jest/globals'
import type { SpaceHealth } from '../live/use-changes'
import { spaceTurns } from './space-turns'

const EARLY = '2026-01-15T09:00:00Z'
const LATE = '2026-01-15T09:05:00Z'

function health(...all: [space: string, state: SpaceHealth['state'], since: string][]) {
  return new Map(
    all.map(([space, state, since]) => {
      const one = { space, state, since, instance: 'Instances-1', reason: null }
      return [space, { ...one, latencyMilliseconds: null, schemaVersion: null }] as const
    }),
  )
}

const lacking = (...spaces: string[]) => ({
  asked: 3,
  answered: 3 - spaces.length,
  missing: spaces.map((space) => ({ space, reason: 'UNREACHABLE', since: EARLY })),
})

test('a Space that went away since is named, unless the list is of others', () => {
  const now = health(['Spaces-1', 'UNREACHABLE', LATE], ['Spaces-2', 'REACHABLE', EARLY])
  expect(spaceTurns(lacking(), now, []).gone.map(({ space }) => space)).toEqual(['Spaces-1'])
  expect(spaceTurns(lacking(), now, ['Spaces-2']).gone).toEqual([])
  expect(spaceTurns(lacking('Spaces-1'), now, []).gone).toEqual([])
})

test('a Space that was missing is back once it answers, not because it did before', () => {
  expect(spaceTurns(lacking('Spaces-1'), health(['Spaces-1', 'REACHABLE', LATE]), []).back).toEqual(['Spaces-1'])
  expect(spaceTurns(lacking('Spaces-1'), health(['Spaces-1', 'UNREACHABLE', LATE]), []).back).toEqual([])
  const before = health(['Spaces-1', 'REACHABLE', '2026-01-15T08:00:00Z'])
  expect(spaceTurns(lacking('Spaces-1'), before, []).back).toEqual([])
  expect(spaceTurns(lacking('Spaces-1'), new Map(), []).back).toEqual([])
})
