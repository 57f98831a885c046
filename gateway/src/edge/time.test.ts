import { request as httpRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { ServiceRequest } from '@spaceport/kit/server/route'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { gate } from '../testing/gate.js'
import { json, key, post } from '../testing/post.js'

let fleet: TestFleet

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }])
})

afterEach(() => {
  fleet.directory.before = () => {}
  for (const instance of fleet.instances) instance.before = () => {}
})

afterAll(() => fleet.close())

describe('time', () => {
  test('the deadline ends what runs behind the request', async () => {
    const aborted = new Promise<void>((resolve) => {
      fleet.directory.before = (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => {
            resolve()
            reject(request.signal.reason)
          })
        })
    })
    const answer = await fleet.ask('{ me { name } projectCount }', {}, { 'spaceport-deadline': '300' })
    await aborted
    expect(answer.data).toEqual({ me: null, projectCount: 2 })
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['DEADLINE_EXCEEDED'])
  })

  test('a caller who hangs up ends every call behind the request, long before its deadline', async () => {
    const three = gate()
    const left: Promise<number>[] = []
    const hang = async ({ signal, remaining }: ServiceRequest) => {
      left.push(new Promise((resolve) => signal.addEventListener('abort', () => resolve(remaining()))))
      if (left.length === 3) three.resolve()
      await left.at(-1)
    }
    fleet.directory.before = hang
    for (const instance of fleet.instances) instance.before = hang
    const headers = { ...json, ...key, 'spaceport-deadline': '60000' }
    const request = httpRequest(`${fleet.gateway.url}/graphql`, { method: 'POST', headers })
    request.on('error', () => {})
    request.end(JSON.stringify({ query: '{ me { name } projectCount }' }))
    await three.promise
    request.destroy()
    expect(Math.min(...(await Promise.all(left)))).toBeGreaterThan(1_000)
  })

  test('a request waits until the gateway knows the fleet as the directory does', async () => {
    fleet.directory.revision += 1
    expect((await post(fleet, '/graphql', { ...json, ...key })).status).toBe(200)
    expect(fleet.gateway.membership.revision).toBeGreaterThanOrEqual(fleet.directory.revision)
  })
})

test('a full gateway refuses early and says when to come back; health still answers', async () => {
  const small = await startFleet([], { settings: { inFlight: 1 } })
  try {
    const entered = gate()
    const leave = gate()
    small.directory.before = () => {
      entered.resolve()
      return leave.promise
    }
    const first = small.ask('{ me { name } }')
    await entered.promise
    const second = await small.ask('{ me { name } }')
    expect([second.status, second.errors[0]?.extensions.code]).toEqual([503, 'OVERLOADED'])
    expect(second.headers.get('retry-after')).toBe('1')
    expect((await fetch(`${small.gateway.url}/health`)).status).toBe(200)
    leave.resolve()
    expect((await first).status).toBe(200)
    expect((await small.ask('{ me { name } }')).status).toBe(200)
  } finally {
    await small.close()
  }
})
