import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { document } from './document.js'
import { subscribe, type SubscribeOptions, type Told } from './subscribe.js'

type Batch = { news: { positions: { space: string; position: number }[] } }

const NEWS = document<Batch, { after?: object[]; kinds?: string[] }>(
  'subscription ($after: [FeedPositionInput!]) { news: changes(after: $after) { positions { space position } } }',
)

/** One connection as the graph sees it. */
type Asked = { headers: IncomingMessage['headers']; variables: { after: object[] }; response: ServerResponse }

let server: Server
let url: string
let ending: AbortController
const asked: Asked[] = []
/** What each connection is answered with, in order. */
let answers: ((response: ServerResponse) => void)[]

beforeEach(async () => {
  ending = new AbortController()
  answers = []
  asked.splice(0)
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { variables } = JSON.parse(body) as { variables: Asked['variables'] }
      asked.push({ headers: request.headers, variables, response })
      answers.shift()?.(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
afterEach(async () => {
  ending.abort()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
})

const told = (...positions: [string, number][]) => {
  const data = { news: { positions: positions.map(([space, position]) => ({ space, position })) } }
  return `event: next\ndata: ${JSON.stringify({ data })}\n\n`
}

/** Answers with pieces of a stream, wherever they are cut, and then hangs up, or goes on for ever. */
const stream =
  (text: string, then: 'cut' | 'open' = 'cut') =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    const half = Math.floor(text.length / 2)
    response.write(text.slice(0, half))
    response.write(text.slice(half), () => then === 'cut' && response.destroy())
  }

const refusal = (status: number, code: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ errors: [{ message: 'No.', extensions: { code } }] }))
}

async function read(count: number, options: Partial<SubscribeOptions<Batch, { kinds?: string[] }>> = {}) {
  const all: Told<Batch>[] = []
  const news = subscribe({ url, document: NEWS, signal: ending.signal, ...options })
  while (all.length < count) {
    const { value, done } = await news.next()
    if (done) break
    all.push(value)
  }
  await news.return(undefined)
  return all
}

test('a stream that is cut, completed or refused for a while goes on from where it has got to', async () => {
  const cuts: unknown[] = []
  answers = [
    stream(`:\n\n${told(['Spaces-1', 3], ['Spaces-2', 7])}`),
    refusal(503, 'OVERLOADED'),
    stream(`${told(['Spaces-1', 4])}event: complete\ndata:\n\n`, 'open'),
    stream(`${told(['Spaces-3', 1])}: still here\r\n\r\n`, 'open'),
  ]
  const headers = { authorization: 'Bearer spk_x' }
  const variables = { kinds: ['RELEASE'] }
  const all = await read(3, { headers, variables, onCut: (error) => cuts.push(error) })
  expect(asked.map(({ variables }) => variables)).toEqual([
    { kinds: ['RELEASE'], after: [] },
    ...[3, 3, 4].map((position) => {
      return {
        kinds: ['RELEASE'],
        after: [
          { space: 'Spaces-1', position },
          { space: 'Spaces-2', position: 7 },
        ],
      }
    }),
  ])
  expect(asked[0]?.headers).toMatchObject({ ...headers, accept: 'text/event-stream' })
  expect(all.at(-1)?.after).toEqual([
    { space: 'Spaces-1', position: 4 },
    { space: 'Spaces-2', position: 7 },
    { space: 'Spaces-3', position: 1 },
  ])
  expect(cuts).toHaveLength(2)
})

test.each([
  ['from the start', refusal(401, 'UNAUTHENTICATED'), 0],
  ['in the middle', stream(told(['Spaces-1', 1]) + last('UNAUTHENTICATED'), 'open'), 1],
  ['since it is wrong', refusal(400, 'GRAPHQL_VALIDATION_FAILED'), 0],
])('a stream that is refused for good %s ends with the code', async (_, answer, before) => {
  answers = [answer]
  const news = subscribe({ url, document: NEWS, signal: ending.signal })
  for (let i = 0; i < before; i++) expect((await news.next()).done).toBe(false)
  await expect(news.next()).rejects.toMatchObject({ name: 'SpaceportRequestError' })
  expect(asked).toHaveLength(1)
})

function last(code: string): string {
  const errors = [{ message: 'No.', extensions: { code } }]
  return `event: next\ndata: ${JSON.stringify({ data: null, errors })}\n\nevent: complete\ndata:\n\n`
}

test('the signal ends it, and the connection with it', async () => {
  answers = [stream(told(['Spaces-1', 1]), 'open')]
  const news = subscribe({ url, document: NEWS, signal: ending.signal })
  await news.next()
  const closed = new Promise((resolve) => asked[0]?.response.once('close', resolve))
  const next = news.next()
  ending.abort()
  expect(await next).toEqual({ done: true, value: undefined })
  await closed
})
