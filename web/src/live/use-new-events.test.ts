import { expect, test } from '@jest/globals'
import { newestIds } from './use-new-events'

test('of many new events the newest of each Space are taken first', () => {
  const all = [
    { space: 'Spaces-1', after: 7, upTo: 10 },
    { space: 'Spaces-2', after: 3, upTo: 4 },
  ]
  const [one, other, ...older] = newestIds(all)
  expect([one, other]).toEqual(['Spaces-1/Events-10', 'Spaces-2/Events-4'])
  expect(older).toEqual(['Spaces-1/Events-9', 'Spaces-1/Events-8'])
  expect(newestIds(all, 2)).toHaveLength(2)
})
