import { expect, test } from '@jest/globals'
import { placeCounts } from './space-counts'

const spaces = [
  { id: 'Spaces-1', name: 'Payments', zone: { id: 'Zones-1', name: 'Frankfurt' } },
  { id: 'Spaces-2', name: 'Logistics', zone: { id: 'Zones-1', name: 'Frankfurt' } },
  { id: 'Spaces-3', name: 'Vault', zone: { id: 'Zones-2', name: 'Vault' } },
  { id: 'Spaces-4', name: 'Nowhere', zone: null },
]
const counts = {
  values: [
    { name: 'Spaces-1', count: 4 },
    { name: 'Spaces-2', count: 3 },
  ],
  truncated: false,
}

function shown(asked: Partial<Parameters<typeof placeCounts>[0]> = {}) {
  const { ofSpace, ofZone } = placeCounts({ counts, spaces, isChosen: false, isPartial: false, ...asked })
  return [spaces.map(({ id }) => ofSpace(id)), ['Zones-1', 'Zones-2'].map(ofZone)]
}

test('Spaces and Zones have the rows of their Spaces', () => {
  expect(shown()).toEqual([
    [4, 3, 0, 0],
    [7, 0],
  ])
})

test('what was not asked, did not answer or is not counted has no number, rather than 0', () => {
  for (const asked of [{ isPartial: true }, { isChosen: true }, { counts: { ...counts, truncated: true } }]) {
    expect(shown(asked)).toEqual([
      [4, 3, null, null],
      [null, null],
    ])
  }
  expect(shown({ counts: null })).toEqual([
    [null, null, null, null],
    [null, null],
  ])
})
