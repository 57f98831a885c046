import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { json, key } from '../testing/post.js'

let fleet: TestFleet
let overHttps: TestFleet

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }])
  overHttps = await startFleet([], { settings: { publicUrls: ['https://spaceport.example'] } })
})
afterAll(() => Promise.all([fleet?.close(), overHttps?.close()]))

const body = (query: string) => ({ method: 'POST', body: JSON.stringify({ query }) })
const asked: [string, number, string, RequestInit][] = [
  ['an answer', 200, '/graphql', { ...body('{ me { name } }'), headers: { ...json, ...key } }],
  ['a refused question', 400, '/graphql', { ...body('{ nope }'), headers: { ...json, ...key } }],
  ['a caller without a credential', 401, '/graphql', { ...body('{ me { name } }'), headers: json }],
  ['a wrong method', 405, '/graphql', { method: 'DELETE' }],
  ['a wrong type', 415, '/auth/sign-in', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }],
  ['nothing at a path', 404, '/nowhere', {}],
  ['health', 200, '/health', {}],
  ['sign-out', 204, '/auth/sign-out', { method: 'POST' }],
]

describe('every answer says that it is data', () => {
  test.each(asked)('%s', async (_, status, path, init) => {
    for (const { gateway } of [fleet, overHttps]) {
      const { headers, status: seen } = await fetch(gateway.url + path, init)
      expect(seen).toBe(status)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('server')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      const strict = gateway === overHttps.gateway ? 'max-age=31536000' : null
      expect(headers.get('strict-transport-security')).toBe(strict)
    }
  })
})

test('another origin is given no credentialed access, whatever it asks', async () => {
  for (const origin of ['https://evil.example', 'null']) {
    const preflight = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    for (const method of ['OPTIONS', 'POST']) {
      const { headers, status } = await fetch(`${fleet.gateway.url}/graphql`, { method, headers: preflight })
      expect([401, 405]).toContain(status)
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  }
})
