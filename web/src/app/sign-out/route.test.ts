import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { startFakeGateway, type FakeGateway } from '../../testing/fake-gateway'
import { POST } from './route'

let gateway: FakeGateway

beforeAll(async () => {
  gateway = await startFakeGateway()
})
afterAll(() => gateway.close())
beforeEach(() => {
  process.env.SPACEPORT_GATEWAY_URL = gateway.url
  gateway.sessions.add('sps_mine')
})

function signOut(headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request('http://spaceport.example/sign-out', {
    method: 'POST',
    headers: { cookie: 'spaceport=sps_mine', ...headers },
  })
  return POST(request)
}

test('the session ends at the gateway and in the browser', async () => {
  const answer = await signOut()
  expect(gateway.sessions.has('sps_mine')).toBe(false)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^spaceport=; .*Max-Age=0/),
    expect.stringMatching(/^__Host-spaceport=; .*Max-Age=0/),
  ])
})

test('another site cannot sign anybody out', async () => {
  expect((await signOut({ 'sec-fetch-site': 'cross-site' })).status).toBe(400)
  expect(gateway.sessions.has('sps_mine')).toBe(true)
})

test('the browser forgets the session even if the gateway does not answer, and the caller is told', async () => {
  process.env.SPACEPORT_GATEWAY_URL = 'http://127.0.0.1:1'
  const answer = await signOut()
  expect(answer.headers.get('location')).toBe('/sign-in?error=UNAVAILABLE')
  expect(answer.headers.getSetCookie()).toHaveLength(2)
})
