import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { PASSWORD, startFakeGateway, TOKEN, type FakeGateway } from '../testing/fake-gateway'
import { FIRST_RUN, INVITATION, PASSWORD_RESET, type CredentialKind } from './kinds'
import { submitCredentials } from './submit'

let gateway: FakeGateway

beforeAll(async () => {
  gateway = await startFakeGateway()
})
afterAll(() => gateway.close())
beforeEach(() => {
  process.env.SPACEPORT_GATEWAY_URL = gateway.url
  gateway.seen.length = 0
})

function submit(kind: CredentialKind, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString()
  return submitCredentials(
    kind,
    new Request(`http://spaceport.example${kind.page}/submit`, {
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

describe.each([[FIRST_RUN], [INVITATION], [PASSWORD_RESET]])('a form for %j', (kind) => {
  const fields = { token: TOKEN, email: 'a@example.com', name: 'Ada', password: PASSWORD, administrator: 'true' }

  test('gives a session, and the gateway only what the route takes', async () => {
    const answer = await submit(kind, fields, { cookie: 'spaceport=sps_fixed' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/what-runs-where'])
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^spaceport=sps_.*HttpOnly/)])
    expect(Object.keys(JSON.parse(gateway.seen[0]!.body) as object)).toEqual(kind.fields)
    expect(gateway.seen[0]!.url).toBe(kind.route)
    expect(gateway.seen[0]!.headers.cookie).toBe('spaceport=sps_fixed')
  })

  test('leads back with the reason, and never writes the password into the address', async () => {
    const answer = await submit(kind, { ...fields, password: 'hunter2' })
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${kind.page}\\?.*error=WEAK_PASSWORD$`))
    expect(answer.headers.get('location')).not.toContain('hunter2')
    expect(answer.headers.getSetCookie().join()).not.toMatch(/spaceport=|hunter2/)
    expect(answer.headers.getSetCookie().join()).not.toContain(TOKEN)
  })

  test('is not taken from another site', async () => {
    expect((await submit(kind, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(400)
    expect(gateway.seen).toHaveLength(0)
  })
})

test('a link that failed can be tried again; the token of the first run is typed again', async () => {
  const invited = await submit(INVITATION, { token: 'spi_1', name: 'Ada', password: PASSWORD })
  expect(invited.headers.get('location')).toBe('/invitation?token=spi_1&error=BAD_TOKEN')
  const first = await submit(FIRST_RUN, { token: 'spi_1', password: PASSWORD })
  expect(first.headers.get('location')).toBe('/first-run?error=BAD_TOKEN')
})

test('what was typed, and no secret, comes back to the page of the form alone', async () => {
  const typed = { token: 'spi_1', email: 'a@example.com', name: 'Ada & co', password: PASSWORD }
  const answer = await submit(FIRST_RUN, typed, { origin: 'https://spaceport.example', host: 'spaceport.example' })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/; Path=\/first-run; Max-Age=60; HttpOnly; SameSite=Strict; Secure$/)
  const text = decodeURIComponent(/^spaceport-typed=([^;]*)/.exec(cookie)?.[1] ?? '')
  expect(Object.fromEntries(new URLSearchParams(text))).toEqual({ email: 'a@example.com', name: 'Ada & co' })
  expect((await submit(PASSWORD_RESET, typed)).headers.getSetCookie()).toEqual([])
})

test('what was typed is kept whole or not at all', async () => {
  const kept = async (name: string) =>
    (await submit(INVITATION, { token: 'spi_1', name, password: PASSWORD })).headers.getSetCookie().join()
  expect(await kept('洛'.repeat(40))).toMatch(/^spaceport-typed=/)
  expect(await kept('洛'.repeat(320))).toBe('')
})
