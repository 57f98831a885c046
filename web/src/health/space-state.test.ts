import { describe, expect, test } from '@jest/globals'
import type { FleetHealthQuery } from '../generated/graphql'
import type { SpaceHealth } from '../live/use-changes'
import { endedIn, rateText, spaceStates } from './space-state'

type SpaceNode = NonNullable<FleetHealthQuery['spaces']>['nodes'][number]

const counts = { ok: { totalCount: 7 }, bad: { totalCount: 2 } }
const well: SpaceNode = { id: 'Spaces-1', name: 'Payments', instance: null, projects: { totalCount: 3 }, ...counts }
const away: SpaceNode = { ...well, id: 'Spaces-2', name: 'Cards', projects: null, ok: null }
const SINCE = '2026-06-15T09:00:00.000Z'

const part = (...values: [string, number][]) => ({
  state: { values: values.map(([name, count]) => ({ name, count })) },
})
const none = part()

const data: FleetHealthQuery = {
  ...{
    p0: part(['SUCCESS', 7], ['FAILED', 2], ['TIMED_OUT', 1]),
    p1: none,
    p2: none,
    p3: none,
    p4: none,
    p5: none,
    p6: none,
  },
  reached: {
    totalCount: 3,
    completeness: { asked: 2, answered: 1, missing: [{ space: 'Spaces-2', reason: 'TIMEOUT', since: SINCE }] },
  },
  instances: null,
  spaces: {
    totalCount: 2,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
    nodes: [well, away],
  },
}

function told(space: string, state: SpaceHealth['state']): ReadonlyMap<string, SpaceHealth> {
  const reason = state === 'REACHABLE' ? null : 'UNREACHABLE'
  const rest = { latencyMilliseconds: state === 'REACHABLE' ? 4 : null, schemaVersion: 'abc' }
  return new Map([[space, { space, instance: 'Instances-1', state, reason, since: SINCE, ...rest }]])
}

describe('how a Space is', () => {
  test('by its answer, as long as the stream has told nothing', () => {
    const [one, other] = spaceStates(data, new Map())
    expect(one).toMatchObject({ says: 'Reachable', tone: 'ok', projects: 3, since: null })
    expect(one?.ended).toEqual({ ok: 7, bad: 2 })
    expect(other).toMatchObject({
      says: 'Unreachable',
      tone: 'bad',
      reason: 'It does not answer in time',
      since: SINCE,
    })
    // What could not be counted is not none.
    expect(other).toMatchObject({ projects: null, ended: null })
  })

  test('by the stream once it has: a Space that goes is shown so before the page is read again, and one that comes back', () => {
    const [gone] = spaceStates(data, told('Spaces-1', 'UNREACHABLE'))
    expect(gone).toMatchObject({ says: 'Unreachable', tone: 'bad', since: SINCE, latency: null, projects: 3 })
    const [, back] = spaceStates(data, told('Spaces-2', 'REACHABLE'))
    expect(back).toMatchObject({ says: 'Reachable', tone: 'ok', reason: null, latency: 4 })
  })
})

test('deployments of the fleet are counted part by part, and not at all where a part could not be read', () => {
  expect(endedIn(data)).toEqual([{ ok: 7, bad: 3 }, ...Array(6).fill({ ok: 0, bad: 0 })])
  expect(endedIn({ ...data, p3: null })).toBeNull()
})

test('only what has no failure at all ended well wholly', () => {
  expect(rateText({ ok: 0, bad: 0 })).toBeNull()
  expect(rateText({ ok: 9999, bad: 1 })).toBe('99 %')
  expect(rateText({ ok: 5, bad: 0 })).toBe('100 %')
})
