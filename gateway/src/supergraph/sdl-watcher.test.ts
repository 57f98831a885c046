import { afterAll, afterEach, expect, jest, test } from '@jest/globals'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import type { Route } from '@spaceport/kit/server/route'
import { sdlRoute } from '@spaceport/kit/server/sdl'
import { GATEWAY_KEYS, startComponent } from '../testing/component.js'
import { gate } from '../testing/gate.js'
import { until } from '../testing/until.js'
import { SdlWatcher } from './sdl-watcher.js'

const closing: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(closeConnections)

const signer = new AssertionSigner({ issuer: 'gateway', privateKey: GATEWAY_KEYS.privateKey })

async function serving(name: string, answer: Route['handle']) {
  const component = await startComponent(name, [{ method: 'GET', path: '/internal/sdl', handle: answer }])
  closing.push(() => component.close(0))
  return { component, client: new ComponentClient(signer, component) }
}

test('a bounded number of components is asked at a time', async () => {
  const open = gate()
  let running = 0
  let most = 0
  const answer = async () => {
    most = Math.max(most, ++running)
    await open.promise
    running--
    return new Response('type Query { a: Int }')
  }
  const watcher = new SdlWatcher(() => {}, { atOnce: 3 })
  closing.push(() => watcher.stop())
  const names = Array.from({ length: 10 }, (_, i) => `Instances-${i + 1}`)
  for (const name of names) watcher.watch((await serving(name, answer)).client)
  await until('as many as may be are asked', () => running === 3)
  open.resolve()
  await until('all have answered', () => names.every((name) => watcher.sdlOf(name) !== null))
  expect(most).toBe(3)
})

test('a component that fails is asked again until it answers, and what it served last is kept', async () => {
  let healthy = false
  const { client, component } = await serving('Instances-1', () =>
    healthy ? new Response('type Query { a: Int }') : new Response('', { status: 500 }),
  )
  let changes = 0
  const watcher = new SdlWatcher(() => changes++, { firstRetry: 1, longestRetry: 5 })
  closing.push(() => watcher.stop())
  watcher.watch(client)
  await until('it was asked several times', () => component.requests.length > 3)
  expect(watcher.settled).toBe(true)
  expect(watcher.sdlOf('Instances-1')).toBeNull()
  healthy = true
  await until('it answered', () => watcher.sdlOf('Instances-1') !== null)
  expect(changes).toBe(2)
  healthy = false
  const before = component.requests.length
  watcher.again('Instances-1')
  await until('it was asked again', () => component.requests.length > before + 1)
  expect(watcher.sdlOf('Instances-1')?.text).toContain('a: Int')
})

test('what a component still serves is not sent again, and what it serves next is', async () => {
  let text = 'type Query { a: Int }'
  const sent: (string | null)[] = []
  const { client, component } = await serving('Instances-1', async (request) => {
    const answer = await sdlRoute(text, []).handle(request)
    sent.push(answer.status === 304 ? null : text)
    return answer
  })
  let changes = 0
  const watcher = new SdlWatcher(() => changes++, { recheck: 1 })
  closing.push(() => watcher.stop())
  watcher.watch(client)
  await until('it was asked several times', () => component.requests.length > 3)
  expect(watcher.sdlOf('Instances-1')?.text).toContain('a: Int')
  text = 'type Query { b: Int }'
  await until('the next is known', () => watcher.sdlOf('Instances-1')?.text.includes('b: Int') === true)
  expect(changes).toBe(2)
  expect(sent.filter((one) => one !== null)).toEqual(['type Query { a: Int }', 'type Query { b: Int }'])
  expect(sent.length).toBeGreaterThan(3)
})

test('what is no SDL, or is endless, is not taken', async () => {
  const watcher = new SdlWatcher(() => {}, { firstRetry: 60_000, longestRetry: 60_000 })
  closing.push(() => watcher.stop())
  watcher.watch((await serving('Instances-1', () => new Response('<html>'))).client)
  watcher.watch((await serving('Instances-2', () => new Response(`# ${'x'.repeat(3_000_000)}`))).client)
  await until('both were asked', () => watcher.settled)
  expect(watcher.sdlOf('Instances-1')).toBeNull()
  expect(watcher.sdlOf('Instances-2')).toBeNull()
})

test('a component that reappears while it is asked is asked again by one timer, which ends with the watcher', async () => {
  const recheck = 4_321
  const timers = jest.spyOn(globalThis, 'setTimeout')
  const cleared = jest.spyOn(globalThis, 'clearTimeout')
  closing.push(() => void jest.restoreAllMocks())
  const open = gate()
  let answered = 0
  const { client, component } = await serving('Instances-1', async () => {
    await open.promise
    answered++
    return new Response('type Query { a: Int }')
  })
  const watcher = new SdlWatcher(() => {}, { recheck })
  closing.push(() => watcher.stop())
  watcher.watch(client)
  await until('it is asked', () => component.requests.length === 1)
  watcher.again('Instances-1')
  await until('it is asked at the same time again', () => component.requests.length === 2)
  open.resolve()
  const set = () =>
    timers.mock.results.flatMap(({ value }, i) => (timers.mock.calls[i]?.[1] === recheck ? [value as unknown] : []))
  await until('both have answered', () => answered === 2 && set().length === 2)
  watcher.stop()
  const ended = cleared.mock.calls.map(([timer]) => timer as unknown)
  expect(set().every((timer) => ended.includes(timer))).toBe(true)
})
