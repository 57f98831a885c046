import { afterEach, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import type { Received } from './received'
import { sender } from './send'

const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})

/** Answers whatever is asked, and keeps what was. */
function answering(response: Response): RequestInit[] {
  const asked: RequestInit[] = []
  globalThis.fetch = ((_: unknown, init: RequestInit) => {
    asked.push(init)
    return Promise.resolve(response)
  }) as typeof fetch
  return asked
}

const SUBSCRIPTION = 'subscription { changes { reset } }'
const known = (query: string) => ({ documentAST: parse(query) })

test('how an answer came is told, but not of what the explorer asks for itself', async () => {
  const received: Received[] = []
  const send = sender((one) => received.push(one))
  const headers = { 'spaceport-request-id': 'r-1', 'spaceport-completeness': 'asked=2, answered=1' }
  answering(Response.json({ data: { me: null } }, { headers }))
  expect(await send({ query: '{ me { name } }' }, known('{ me { name } }'))).toEqual({ data: { me: null } })
  expect(received).toMatchObject([{ status: 200, requestId: 'r-1', completeness: 'asked=2, answered=1' }])
  answering(Response.json({ data: {} }))
  await send({ query: '{ __typename }', operationName: 'IntrospectionQuery' })
  expect(received).toHaveLength(1)
})

test('a subscription tells event by event, and ends at once when it is stopped', async () => {
  const received: Received[] = []
  const data = { data: { changes: { reset: [] } } }
  let cut: (reason: unknown) => void = () => {}
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(`event: next\ndata: ${JSON.stringify(data)}\n\n`))
      cut = (reason) => controller.error(reason)
    },
  })
  const asked = answering(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
  const results = sender((one) => received.push(one))({ query: SUBSCRIPTION }, known(SUBSCRIPTION))
  if (!(Symbol.asyncIterator in results)) throw new Error('It is no stream.')
  const first = results.next()
  asked[0]?.signal?.addEventListener('abort', cut)
  expect((await first).value).toEqual(data)
  // It is waited for in vain.
  const waiting = results.next()
  await results.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(asked[0]?.headers).toMatchObject({ accept: 'text/event-stream' })
  expect(received.at(-1)?.stream).toEqual({ events: 1, isOpen: false })
})

test('a subscription that is refused says why', async () => {
  const refusal = { errors: [{ message: 'Too many streams.', extensions: { code: 'RATE_LIMITED' } }] }
  answering(Response.json(refusal, { status: 429 }))
  const received: Received[] = []
  const results = sender((one) => received.push(one))({ query: SUBSCRIPTION }, known(SUBSCRIPTION))
  const all: unknown[] = []
  for await (const one of results as AsyncIterable<unknown>) all.push(one)
  expect(all).toEqual([refusal])
  expect(received).toMatchObject([{ status: 429 }])
  expect(received[0]?.stream).toBeUndefined()
})
