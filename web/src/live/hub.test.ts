import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { LiveHub, type Batch } from './hub'

const realFetch = globalThis.fetch
const page = { visibilityState: 'visible' }
/** The streams that were opened, each by what it takes to speak on it. */
let opened: { say(changes: object): void; signal: AbortSignal; after: unknown }[] = []

beforeEach(() => {
  jest.useFakeTimers()
  opened = []
  page.visibilityState = 'visible'
  Object.defineProperty(globalThis, 'document', { value: page, configurable: true })
  globalThis.fetch = ((_: unknown, init: RequestInit) => {
    const encoder = new TextEncoder()
    const signal = init.signal as AbortSignal
    const { variables } = JSON.parse(String(init.body)) as { variables: { after: unknown } }
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener('abort', () => controller.error(signal.reason))
        const say = (changes: object) => {
          const all = { positions: [], changes: [], health: [], reset: [], ...changes }
          controller.enqueue(encoder.encode(`event: next\ndata: ${JSON.stringify({ data: { changes: all } })}\n\n`))
        }
        opened.push({ say, signal, after: variables.after })
      },
    })
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
  }) as typeof fetch
})
afterEach(() => {
  jest.useRealTimers()
  globalThis.fetch = realFetch
  Reflect.deleteProperty(globalThis, 'document')
})

const change = (kind: string, id: string) => ({ space: 'Spaces-1', at: '2026-01-01T00:00:00Z', kind, id, node: null })
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds)

test('there is one stream for all views, and none while nobody wants it, nobody looks, or it is paused', async () => {
  const hub = new LiveHub()
  hub.look()
  expect(opened).toHaveLength(0)
  const leave = [hub.listen(['RELEASE'], () => {}), hub.listen(['PROJECT'], () => {})]
  await pass(0)
  expect(opened).toHaveLength(1)
  opened[0]?.say({ positions: [{ space: 'Spaces-1', position: 7 }] })
  await pass(0)
  expect(hub.state).toBe('live')
  page.visibilityState = 'hidden'
  hub.look()
  expect(opened[0]?.signal.aborted).toBe(true)
  page.visibilityState = 'visible'
  hub.look()
  hub.pause(true)
  expect([hub.state, opened[1]?.signal.aborted]).toEqual(['paused', true])
  hub.pause(false)
  expect(opened.map(({ after }) => after).slice(1)).toEqual(Array(2).fill([{ space: 'Spaces-1', position: 7 }]))
  for (const one of leave) one()
  const stay = hub.listen(['SERVER_TASK'], () => {})
  await pass(0)
  // It goes on for the next view.
  expect([opened.length, opened[2]?.signal.aborted]).toEqual([3, false])
  stay()
  await pass(0)
  expect([opened.length, opened[2]?.signal.aborted]).toEqual([3, true])
})

test('changes are handed on at most once a second, to those who want their kind', async () => {
  const hub = new LiveHub()
  const [releases, projects]: [Batch[], Batch[]] = [[], []]
  hub.listen(['RELEASE'], (batch) => releases.push(batch))
  const leave = hub.listen(['PROJECT'], (batch) => projects.push(batch))
  await pass(0)
  opened[0]?.say({ changes: [change('RELEASE', 'Spaces-1/Releases-1')] })
  await pass(500)
  opened[0]?.say({ changes: [change('RELEASE', 'Spaces-1/Releases-2'), change('TENANT', 'Spaces-1/Tenants-1')] })
  await pass(400)
  expect(releases).toEqual([])
  await pass(200)
  expect(releases.map(({ changes }) => changes.map(({ id }) => id))).toEqual([
    ['Spaces-1/Releases-1', 'Spaces-1/Releases-2'],
  ])
  expect(projects).toEqual([])
  // What may have changed without being told concerns everybody.
  opened[0]?.say({ reset: ['Spaces-2'] })
  await pass(1_000)
  expect(projects).toEqual([{ changes: [], reset: ['Spaces-2'] }])
  leave()
})

test('which events audits got is told from where they ended when the stream began', async () => {
  const hub = new LiveHub()
  const events: unknown[] = []
  const leave = hub.listenToEvents((told) => events.push(told))
  await pass(0)
  const at = (position: number) => opened[0]?.say({ positions: [{ space: 'Spaces-1', position }] })
  at(7)
  await pass(1_000)
  expect(events).toEqual([])
  at(9)
  at(12)
  await pass(1_000)
  expect(events).toEqual([[{ space: 'Spaces-1', after: 7, upTo: 12 }]])
  // An older state of the Space was restored: its events end earlier, and go on from there.
  at(4)
  await pass(1_000)
  at(5)
  await pass(1_000)
  expect(events.slice(1)).toEqual([[{ space: 'Spaces-1', after: 4, upTo: 5 }]])
  leave()
})
