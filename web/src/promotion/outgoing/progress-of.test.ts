import { describe, expect, test } from '@jest/globals'
import { stagesOf } from './progress-of'

const ready = {
  state: 'READY' as const,
  createdAt: '2026-01-01T10:00:00.000Z',
  carriedAt: null,
  isExpired: false,
  destinationSpace: 'Vault',
  lastReceipt: null,
  promotion: null,
}
const receipt = { text: '{}', number: 2, issuedAt: '2026-01-03T10:00:00.000Z', receivedAt: '2026-01-04T10:00:00.000Z' }
const standings = (facts: Parameters<typeof stagesOf>[0]) => stagesOf(facts).map(({ standing }) => standing)

describe('the way of a bundle, as its source knows it', () => {
  test('waits to be carried, then for the receipt, then for the decision', () => {
    expect(standings(ready)).toEqual(['done', 'next', 'later', 'later'])
    const carriedAt = '2026-01-02T10:00:00.000Z'
    expect(standings({ ...ready, carriedAt })).toEqual(['done', 'done', 'next', 'later'])
    expect(standings({ ...ready, carriedAt, state: 'IMPORTED', lastReceipt: receipt })).toEqual([
      ...['done', 'done', 'done', 'next'],
    ])
    const accepted = stagesOf({ ...ready, carriedAt, state: 'ACCEPTED', lastReceipt: receipt })
    expect(accepted.at(-1)).toMatchObject({ standing: 'done', at: receipt.issuedAt, title: 'Accepted' })
  })

  test('ends where it was withdrawn or nobody takes it any more, but not where it has arrived', () => {
    expect(standings({ ...ready, state: 'WITHDRAWN' })).toEqual(['done', 'ended', 'ended', 'ended'])
    expect(standings({ ...ready, isExpired: true })).toEqual(['done', 'ended', 'ended', 'ended'])
    expect(standings({ ...ready, isExpired: true, state: 'IMPORTED', lastReceipt: receipt }).at(-1)).toBe('next')
  })
})
