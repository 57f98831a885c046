import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { EMAIL, PASSWORD, startFakeGateway, type FakeGateway } from '../../../testing/fake-gateway'
import { POST } from './route'

let gateway: FakeGateway

beforeAll(async () => {
  gateway = await startFakeGateway()
})
afterAll(() => gateway.close())
beforeEach(() => {
  process.env.SPACEPORT_GATEWAY_URL = gateway.url
  gateway.seen.length = 0
})

function submit(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields).toString()
  return POST(
    new Request('http://spaceport.example/sign-in/submit', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
    }),
  )
}

test('a right password gives the session cookie and the page that was asked for', async () => {
  const answer = await submit({ email: EMAIL, password: PASSWORD, next: '/projects?text=api' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/projects?text=api')
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^spaceport=sps_.*HttpOnly/)])
})

test('a session that the browser already had is sent along to be ended, and another comes back', async () => {
  const answer = await submit({ email: EMAIL, password: PASSWORD }, { cookie: 'theme=dark; spaceport=sps_fixed' })
  expect(gateway.seen[0]?.headers.cookie).toBe('spaceport=sps_fixed')
  expect(answer.headers.getSetCookie()).toEqual([expect.not.stringContaining('sps_fixed')])
})

test('a wrong password leads back to the form, with the reason and the page that was asked for', async () => {
  const answer = await submit({ email: EMAIL, password: 'wrong', next: '/projects?text=api' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fprojects%3Ftext%3Dapi&error=BAD_CREDENTIALS')
  expect(answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('spaceport='))).toEqual([])
})

test('a foreign next is dropped', async () => {
  const answer = await submit({ email: EMAIL, password: PASSWORD, next: 'https://evil.example/' })
  expect(answer.headers.get('location')).toBe('/what-runs-where')
})

test('another site cannot sign anybody in', async () => {
  const answer = await submit({ email: EMAIL, password: PASSWORD }, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(400)
  expect(gateway.seen).toHaveLength(0)
})

test('a form of odd type or size is refused before it is read', async () => {
  expect((await submit({}, { 'content-length': '40000' })).status).toBe(413)
  expect((await submit({ email: EMAIL }, { 'content-type': 'text/plain' })).status).toBe(415)
  expect(gateway.seen).toHaveLength(0)
})

test('a gateway that does not answer is said so', async () => {
  process.env.SPACEPORT_GATEWAY_URL = 'http://127.0.0.1:1'
  const answer = await submit({ email: EMAIL, password: PASSWORD })
  expect(answer.headers.get('location')).toBe('/sign-in?error=UNAVAILABLE')
})
