import { expect, test } from '@jest/globals'
import { fieldsWithout, listOperations, SCHEMA, takes } from '../testing/list-operations'
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

test('every list over Spaces that the graph counts asks how many of its rows each Space has', () => {
  const asking = listOperations().flatMap((operation) => {
    const fields = fieldsWithout(operation.selectionSet, [])
    const list = fields.find(({ arguments: given = [] }) => given.some(({ name }) => name.value === 'after'))
    const connection = String(list && SCHEMA.getQueryType()?.getFields()[list.name.value]?.type)
    const isCounted = SCHEMA.getType(connection.replace('Connection', 'Facets'))
    // What is in one project is in one Space.
    if (!isCounted || takes(operation, 'project')) return []
    const facets = fields
      .filter(({ name }) => name.value.endsWith('Facets'))
      .flatMap(({ selectionSet }) => selectionSet!)
    const counted = facets.flatMap((one) => fieldsWithout(one, []).map(({ name }) => name.value))
    return { name: operation.name?.value, isAsked: counted.includes('space') }
  })
  expect(asking.length).toBeGreaterThan(30)
  expect(asking.filter(({ isAsked }) => !isAsked)).toEqual([])
})
