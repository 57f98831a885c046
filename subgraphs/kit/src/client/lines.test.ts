import { expect, test } from '@jest/globals'
import { readLines } from './lines.js'

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

async function all(source: AsyncIterable<string>): Promise<string[]> {
  const lines = []
  for await (const line of source) lines.push(line)
  return lines
}

test('lines come whole, wherever the network cut them, even within a character', async () => {
  const rocket = Buffer.from('🚀')
  const source = chunks('{"a"', ':1}\n\n{"b":"', rocket.subarray(0, 2), rocket.subarray(2), '"}\nlast')
  expect(await all(readLines(source))).toEqual(['{"a":1}', '{"b":"🚀"}', 'last'])
})

test('an endless line and an endless answer are cut', async () => {
  await expect(all(readLines(chunks('x'.repeat(50), 'x'.repeat(60)), { lineBytes: 100 }))).rejects.toThrow('too long')
  await expect(all(readLines(chunks('x\n', 'x\n', 'x\n'), { totalBytes: 5 }))).rejects.toThrow('too large')
})

test('what is not UTF-8 is refused', async () => {
  await expect(all(readLines(chunks(new Uint8Array([0xff, 0xfe]))))).rejects.toThrow()
})
