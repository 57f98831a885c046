/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { TextDecoderStream } from 'node:stream/web'
import { act, cleanup, render, screen } from '@testing-library/react'
import { LiveMark } from './live-mark'
import { LiveProvider } from './provider'
import { useChanges } from './use-changes'

const realFetch = globalThis.fetch
/** Answers the question for the stream. */
let answer: (isThere: boolean) => void = () => {}

beforeEach(() => {
  jest.useFakeTimers()
  // The test's browser has none.
  Object.assign(globalThis, { TextDecoderStream })
  globalThis.fetch = (() =>
    new Promise((resolve, reject) => {
      answer = (isThere) => (isThere ? resolve(stream() as Response) : reject(new TypeError('No network.')))
    })) as typeof fetch
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
  globalThis.fetch = realFetch
})

/** A stream that says once that nothing changed, and stays open. */
function stream(): object {
  const data = JSON.stringify({ data: { changes: { positions: [], changes: [], health: [], reset: [] } } })
  const chunks = [`event: next\ndata: ${data}\n\n`]
  const reader = {
    read: () => (chunks.length > 0 ? Promise.resolve({ value: chunks.shift() }) : new Promise(() => {})),
    cancel: () => Promise.resolve(),
  }
  return {
    status: 200,
    headers: new Headers({ 'content-type': 'text/event-stream' }),
    body: { pipeThrough: () => ({ getReader: () => reader }) },
  }
}

function View() {
  useChanges(['PROJECT'], () => {})
  return <LiveMark />
}

const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds))
const said = () => screen.queryByRole('button')?.textContent ?? null

test('connecting is said only when it takes long, and that it is live at once', async () => {
  render(
    <LiveProvider>
      <View />
    </LiveProvider>,
  )
  await pass(2_000)
  expect(said()).toBeNull()
  await pass(1_000)
  expect(said()).toBe('Connecting')
  answer(true)
  await pass(0)
  expect(said()).toBe('Live')
})

test('a stream that cannot be had again is said', async () => {
  render(
    <LiveProvider>
      <View />
    </LiveProvider>,
  )
  await pass(0)
  answer(false)
  await pass(3_000)
  expect(said()).toBe('Connecting')
})
