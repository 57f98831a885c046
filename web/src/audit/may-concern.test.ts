import { expect, test } from '@jest/globals'
import { mayConcern } from './may-concern'

const KNOWN = [
  { id: 'Spaces-1', name: 'Payments', zone: { id: 'Zones-1', name: 'Frankfurt' } },
  { id: 'Spaces-2', name: 'Vault', zone: { id: 'Zones-2', name: 'Vault' } },
  { id: 'Spaces-3', name: 'Nowhere', zone: null },
]
const IDS = ['Spaces-1', 'Spaces-2', 'Spaces-3', 'Spaces-9']

test('events of Spaces that the search leaves out concern it not, by Space and by Zone', () => {
  const concern = (space: string[], zone: string[]) => IDS.filter((id) => mayConcern(id, { space, zone }, KNOWN))
  expect(concern([], [])).toEqual(IDS)
  expect(concern(['Spaces-2', 'Spaces-3'], [])).toEqual(['Spaces-2', 'Spaces-3'])
  expect(concern([], ['Zones-1'])).toEqual(['Spaces-1', 'Spaces-9'])
  expect(concern(['Spaces-1', 'Spaces-2'], ['Zones-2'])).toEqual(['Spaces-2'])
})
