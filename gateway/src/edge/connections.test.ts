import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { API_KEY } from '../testing/credentials.js'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { QUESTION, subgraphCalls } from '../testing/post.js'
import { openRaw, openUnread, type RawConnection } from '../testing/raw.js'

/** Milliseconds that these gateways wait for a client, instead of nine seconds. */
const SLOWEST = 250

let fleet: TestFleet
const open: RawConnection[] = []

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }], { settings: { slowest: SLOWEST } })
})
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.destroy()
})
afterAll(() => fleet?.close())

const raw = (text: string) => {
  const connection = openRaw(fleet.gateway.url, text)
  open.push(connection)
  return connection
}

const head = (lines: string[], method = 'POST', path = '/graphql') =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: gateway',
    `authorization: Bearer ${API_KEY}`,
    'content-type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n')

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
const length = `content-length: ${QUESTION.length}`

describe('what is no single request is refused, and its connection closed', () => {
  const smuggled = `GET /health HTTP/1.1\r\nhost: gateway\r\n\r\n`
  test.each([
    ['two lengths', head([length, 'content-length: 5']) + QUESTION],
    ['two equal lengths', head([length, length]) + QUESTION],
    ['a length and chunks', head([length, 'transfer-encoding: chunked']) + `0\r\n\r\n${smuggled}`],
    ['chunks that are not the last coding', head(['transfer-encoding: chunked, identity']) + QUESTION],
    ['an unknown coding', head(['transfer-encoding: xchunked']) + QUESTION],
    ['a length that is no number', head(['content-length: +5']) + QUESTION],
    ['a negative length', head(['content-length: -1']) + QUESTION],
    ['a chunk of no size', `${head(['transfer-encoding: chunked'])}zz\r\n`],
    ['a line break within a header', head([length, 'x-a: one\rx-b: two']) + QUESTION],
    ['a header that is folded', head([length, 'x-a: one\r\n two']) + QUESTION],
    ['a space before the colon', head([length, 'transfer-encoding : chunked']) + QUESTION],
    ['a null byte', head([length, 'x-a: a\0b']) + QUESTION],
    ['a line break in the path', head([length], 'POST', '/graphql\rx') + QUESTION],
    ['headers without end', head([length, `x-a: ${'x'.repeat(200_000)}`]) + QUESTION],
  ])('%s', async (_, text) => {
    const calls = subgraphCalls(fleet)
    const answer = await raw(text).closed
    expect([400, 431]).toContain(statusOf(answer))
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(answer).toMatch(/x-content-type-options: nosniff/)
    expect(answer).not.toMatch(/"status":"ok"|Parse Error|HPE_/)
    expect(subgraphCalls(fleet)).toBe(calls)
  })
})

describe('a client that keeps the gateway waiting is hung up on', () => {
  test.each([
    ['says nothing', ''],
    ['sends headers without end', 'POST /graphql HTTP/1.1\r\nhost: gateway\r\nx-a: '],
    ['announces a body that does not come', head([length])],
    ['sends half of a body', head([length]) + QUESTION.slice(0, 5)],
    ['sends chunks without end', `${head(['transfer-encoding: chunked'])}5\r\n{"que\r\n`],
  ])('%s', async (_, text) => {
    const calls = subgraphCalls(fleet)
    const { closed } = raw(text)
    expect([408, Number.NaN]).toContain(statusOf(await closed))
    expect(subgraphCalls(fleet)).toBe(calls)
  })

  test('a body that comes drop by drop', async () => {
    const { socket, closed } = raw(head(['content-length: 1000']))
    const drops = setInterval(() => socket.write(' '), SLOWEST / 10)
    try {
      expect(statusOf(await closed)).toBe(408)
    } finally {
      clearInterval(drops)
    }
  })

  test.each([
    ['reads nothing', 0],
    ['reads drop by drop', 1],
  ])('one that %s, while others are answered', async (_, bytes) => {
    fleet.instances[0]!.spaces['Spaces-1'] = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [i + 1, `${i} `.padEnd(100_000, 'x')]),
    )
    const question = JSON.stringify({ query: '{ projects(first: 100) { nodes { name } } }' })
    const { socket, closed } = openUnread(fleet.gateway.url, head([`content-length: ${question.length}`]) + question)
    // Who reads nothing learns that the other side has hung up by writing.
    const drops = setInterval(() => (socket.read(bytes), socket.write('\r\n')), SLOWEST / 10)
    try {
      expect((await fleet.ask('{ me { name } }')).status).toBe(200)
      await closed
      expect(socket.bytesRead).toBeLessThan(9_000_000)
    } finally {
      clearInterval(drops)
    }
  })
})
