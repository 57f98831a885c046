/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { act, cleanup, renderHook } from '@testing-library/react'
import { LiveHub, type NewEvents } from './hub'
import { LiveProvider } from './provider'
import { newestIds, useNewEvents } from './use-new-events'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => {
  cleanup()
  jest.useRealTimers()
  jest.restoreAllMocks()
})

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

test('the events of a Space that is asked for are told however many others have, each once', async () => {
  let tell: (events: readonly NewEvents[]) => void = () => {}
  jest.spyOn(LiveHub.prototype, 'listenToEvents').mockImplementation((listener) => {
    tell = listener
    return () => {}
  })
  const told: (readonly string[])[] = []
  const isOf = (space: string) => space === 'Spaces-999'
  renderHook(() => useNewEvents({ isOn: true, isOf }, (ids) => told.push(ids)), { wrapper: LiveProvider })
  const others = Array.from({ length: 200 }, (_, place) => ({ space: `Spaces-${place + 1}`, after: 0, upTo: 5 }))
  tell([...others, { space: 'Spaces-999', after: 1, upTo: 3 }])
  tell([{ space: 'Spaces-999', after: 3, upTo: 4 }])
  await act(() => jest.advanceTimersByTimeAsync(5_000))
  tell(others)
  await act(() => jest.advanceTimersByTimeAsync(5_000))
  expect(told).toEqual([['Spaces-999/Events-4', 'Spaces-999/Events-3', 'Spaces-999/Events-2']])
})
