import { expect, test } from '@jest/globals'
import { jsonLines } from './format/json-lines.js'
import type { Ending } from './rows.js'
import { streamRows } from './stream.js'

test('a list without end is held a page at a time, and given up when its reader goes', async () => {
  let [made, closed, left] = [0, false, 0]
  const stop = new AbortController()
  async function* endless(): AsyncGenerator<readonly unknown[], Ending> {
    try {
      for (;;) yield [++made]
    } finally {
      closed = true
    }
  }
  const body = streamRows({ rows: endless(), format: jsonLines(), stop, ended: () => void left++ })
  const reader = body.getReader()
  await new Promise(setImmediate)
  expect(made).toBe(0)
  for (let taken = 1; taken <= 50; taken++) {
    expect(Buffer.from((await reader.read()).value!).toString()).toBe(`${taken}\n`)
    await new Promise(setImmediate)
    expect(made).toBe(taken)
  }
  await reader.cancel()
  expect({ made, closed, left, stopped: stop.signal.aborted }).toEqual({
    made: 50,
    closed: true,
    left: 1,
    stopped: true,
  })
})
