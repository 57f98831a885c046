import { expect, test } from '@jest/globals'
import { compareHeard, groupsOf } from './fingerprint'

const OURS = `ab12cd34${'0'.repeat(55)}f`

test('a fingerprint is read aloud in groups of four', () => {
  expect(groupsOf(OURS)).toHaveLength(16)
  expect(groupsOf(OURS).slice(0, 2)).toEqual(['ab12', 'cd34'])
})

test.each([
  ['AB12 CD34', { differsAt: null, isWhole: false, heard: 2 }],
  ['ab12:cd3', { differsAt: null, isWhole: false, heard: 1 }],
  ['ab12 cd35 0000', { differsAt: 1, isWhole: false, heard: 3 }],
  [OURS.toUpperCase(), { differsAt: null, isWhole: true, heard: 16 }],
  [`${OURS.slice(0, -1)}e`, { differsAt: 15, isWhole: false, heard: 16 }],
  [`${OURS}0`, { differsAt: 15, isWhole: false, heard: 16 }],
  ['', { differsAt: null, isWhole: false, heard: 0 }],
])('what was heard as %s compares as %j', (heard, compared) => {
  expect(compareHeard(OURS, heard)).toEqual(compared)
})
