import { expect, test } from '@jest/globals'
import type { ExecutionResult } from 'graphql'
import { eventStream } from './sse.js'

/** Results without end, and how many were made. */
function endless() {
  const made = { count: 0, ended: false }
  async function* results(): AsyncGenerator<ExecutionResult> {
    try {
      for (;;) yield { data: { count: made.count++ } }
    } finally {
      made.ended = true
    }
  }
  return { made, results: results() }
}

test('nothing is made ahead of its reader, and nothing after they have gone', async () => {
  const { made, results } = endless()
  let ended = 0
  const reader = eventStream(results, () => ended++).body!.getReader()
  const read = async () => Buffer.from((await reader.read()).value ?? []).toString()
  expect(await read()).toBe(':\n\n')
  expect(made.count).toBe(0)
  expect(await read()).toBe('event: next\ndata: {"data":{"count":0}}\n\n')
  await new Promise(setImmediate)
  expect(made.count).toBe(1)
  await reader.cancel()
  expect([made.ended, made.count, ended]).toEqual([true, 1, 1])
})

test('while nothing happens it says that it is there, and at the end that it is complete', async () => {
  let go: (() => void) | undefined
  async function* one(): AsyncGenerator<ExecutionResult> {
    await new Promise<void>((resolve) => (go = resolve))
    yield* []
  }
  let ended = 0
  const reader = eventStream(one(), () => ended++, 1).body!.getReader()
  const read = async () => Buffer.from((await reader.read()).value ?? []).toString()
  expect([await read(), await read(), await read()]).toEqual([':\n\n', ':\n\n', ':\n\n'])
  go?.()
  let last = await read()
  while (last === ':\n\n') last = await read()
  expect(last).toBe('event: complete\ndata:\n\n')
  expect([(await reader.read()).done, ended]).toEqual([true, 1])
})
