import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { request } from 'undici'
import { SpaceportError, toResponse, type ErrorCode } from '@spaceport/kit/errors'
import { jsonBody } from '@spaceport/kit/server/route'
import { PASSWORD } from '../testing/credentials.js'
import { startDoors, type TestDoors } from '../testing/doors.js'
import { json, post } from '../testing/post.js'

let fleet: TestDoors
const NEW = `sps_${'n'.repeat(43)}`
const OLD = `sps_${'o'.repeat(43)}`
const USER = { id: 'Users-2', name: 'Bob', email: 'bob@example.com' }
const OPENED = { token: NEW, expiresAt: '2100-01-01T00:00:00.000Z', user: USER }

beforeAll(async () => {
  fleet = await startDoors('http://spaceport.example:3000')
})
afterAll(() => fleet.close())
beforeEach(() => {
  fleet.directory.requests.length = 0
  fleet.directory.doors.clear()
  fleet.directory.doors.set('/internal/sign-out', () => new Response(null, { status: 204 }))
})

const answers = (path: string, answer: object) => fleet.directory.doors.set(path, () => Response.json(answer))
const refuses = (path: string, code: ErrorCode, message: string, details = {}) =>
  fleet.directory.doors.set(path, () => toResponse(new SpaceportError(code, message, details)))

/** What the directory was asked on a path. */
const asked = (path: string) => fleet.directory.requests.filter((one) => one.path === path).map((one) => jsonBody(one))

/** A GET as a browser sends it, redirects not followed. */
async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await request(`${fleet.gateway.url}${path}`, { method: 'GET', headers })
  const cookies = answer.headers['set-cookie'] ?? []
  return {
    status: answer.statusCode,
    location: answer.headers.location,
    cookies: typeof cookies === 'string' ? [cookies] : cookies,
    text: await answer.body.text(),
    kept: answer.headers['cache-control'],
  }
}

describe('a way in without a provider', () => {
  test.each([
    ['/auth/invitation', '/internal/invitation/accept', { token: 'spt_x', name: 'Bob', password: PASSWORD }],
    ['/auth/password-reset', '/internal/password/reset', { token: 'spt_x', password: PASSWORD }],
    [
      '/auth/first-run',
      '/internal/first-run',
      { token: 'spt_x', email: 'bob@example.com', name: 'Bob', password: PASSWORD },
    ],
  ])('%s gives a session, and tells the directory what it needs and no more', async (path, inner, body) => {
    answers(inner, OPENED)
    const headers = { ...json, 'user-agent': 'a browser' }
    const { response, answer } = await post(fleet, path, headers, JSON.stringify({ ...body, administrator: true }))
    expect([response.status, answer]).toEqual([200, { user: USER }])
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^spaceport=sps_n+; .*HttpOnly/)])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(asked(inner)).toEqual([{ ...body, userAgent: 'a browser', address: '127.0.0.1' }])
  })

  test.each<[ErrorCode, number]>([
    ['BAD_TOKEN', 401],
    ['WEAK_PASSWORD', 400],
    ['INVALID_STATE', 409],
    ['RATE_LIMITED', 429],
    ['BAD_CREDENTIALS', 401],
    ['BAD_ID', 400],
    ['BAD_INPUT', 400],
    ['CONFLICT', 409],
    ['FORBIDDEN', 403],
    ['NOT_FOUND', 404],
    ['OVERLOADED', 503],
    ['SIGN_IN_FAILED', 401],
    ['UNAVAILABLE', 503],
  ])('passes on that it was refused: %s', async (code, status) => {
    refuses('/internal/invitation/accept', code, 'Why.', { retryAfter: 7, secret: 'inner' })
    const body = JSON.stringify({ token: 'spt_x', name: 'Bob', password: PASSWORD })
    const { response, answer } = await post(fleet, '/auth/invitation', json, body)
    expect(response.status).toBe(status)
    expect(answer).toEqual({ errors: [{ message: 'Why.', extensions: { code, retryAfter: 7 } }] })
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : status === 503 ? '1' : null)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('passes on no more than it was told', async () => {
    refuses('/internal/password/reset', 'BAD_TOKEN', 'Why.')
    const body = JSON.stringify({ token: 'spt_x', password: PASSWORD })
    const { answer } = await post(fleet, '/auth/password-reset', json, body)
    expect(answer).toEqual({ errors: [{ message: 'Why.', extensions: { code: 'BAD_TOKEN' } }] })
  })

  test.each<[string, () => Response]>([
    ['an error without form', () => Response.json({ errors: ['BAD_TOKEN'] }, { status: 401 })],
    ['no errors', () => Response.json({ errors: [] }, { status: 401 })],
    ['an unknown code', () => Response.json({ errors: [{ message: '', extensions: { code: 'X' } }] }, { status: 401 })],
    ['another status', () => Response.json(OPENED, { status: 300 })],
  ])('gives nobody a session for %s', async (_what, answer) => {
    fleet.directory.doors.set('/internal/password/reset', answer)
    const body = JSON.stringify({ token: 'spt_x', password: PASSWORD })
    const { code, response, answer: told } = await post(fleet, '/auth/password-reset', json, body)
    expect([code, response.headers.getSetCookie()]).toEqual(['UNAVAILABLE', []])
    expect(told?.errors?.[0]?.message).toContain('directory')
  })

  test('tells nothing of what is wrong inside', async () => {
    refuses('/internal/invitation/accept', 'UNAUTHENTICATED', 'The assertion of the gateway is wrong.')
    const body = JSON.stringify({ token: 'spt_x', name: 'Bob', password: PASSWORD })
    expect((await post(fleet, '/auth/invitation', json, body)).code).toBe('UNAVAILABLE')
    answers('/internal/invitation/accept', { token: 1 })
    expect((await post(fleet, '/auth/invitation', json, body)).code).toBe('UNAVAILABLE')
  })

  test.each(['/auth/sign-in', '/auth/invitation', '/auth/password-reset', '/auth/first-run'])(
    '%s takes JSON of its fields from our own pages only',
    async (path) => {
      const sent = fleet.directory.requests.length
      const lacking = await post(fleet, path, json, '{}')
      expect(lacking.code).toBe('BAD_INPUT')
      expect(lacking.answer?.errors?.[0]?.message).toMatch(/^Send \{ .*, password \}/)
      expect((await post(fleet, path, json, JSON.stringify({ token: 1 }))).code).toBe('BAD_INPUT')
      expect((await post(fleet, path, { 'content-type': 'text/plain' }, '{}')).status).toBe(415)
      expect((await post(fleet, path, { ...json, origin: 'https://evil.example' }, '{}')).code).toBe('CSRF')
      expect((await post(fleet, path, { ...json, 'sec-fetch-site': 'cross-site' }, '{}')).code).toBe('CSRF')
      expect((await post(fleet, path, json, 'x'.repeat(33 * 1024))).status).toBe(413)
      expect(fleet.directory.requests).toHaveLength(sent)
    },
  )

  test('says whether there is nobody yet', async () => {
    answers('/internal/first-run', { needed: true, token: 'never' })
    expect(await get('/auth/first-run')).toMatchObject({ status: 200, text: '{"needed":true}', kept: 'no-store' })
  })
})

describe('a session', () => {
  const body = JSON.stringify({ email: 'ada@example.com', password: PASSWORD })
  const signIn = (cookie: string) => post(fleet, '/auth/sign-in', { ...json, cookie }, body)

  test('is a fresh one at each sign-in, and the one before is ended', async () => {
    answers('/internal/sign-in', OPENED)
    const { response, answer } = await signIn(`spaceport=${OLD}`)
    expect(answer).toEqual({ user: USER })
    expect(response.headers.getSetCookie()).toEqual([expect.stringContaining(`spaceport=${NEW};`)])
    expect(asked('/internal/sign-out')).toEqual([{ session: OLD }])
    await signIn(`spaceport=${NEW}`)
    await signIn('spaceport=of another form')
    expect(asked('/internal/sign-out')).toHaveLength(1)
  })

  test('is given even if the one before cannot be ended', async () => {
    answers('/internal/sign-in', OPENED)
    refuses('/internal/sign-out', 'OVERLOADED', 'Busy.')
    const { status, response } = await signIn(`spaceport=${OLD}`)
    expect([status, response.headers.getSetCookie().length]).toEqual([200, 1])
  })

  test('is not ended by a sign-in that fails', async () => {
    refuses('/internal/sign-in', 'BAD_CREDENTIALS', 'Wrong.')
    const { code, response } = await signIn(`spaceport=${OLD}`)
    expect([code, response.headers.getSetCookie()]).toEqual(['BAD_CREDENTIALS', []])
    expect(asked('/internal/sign-out')).toEqual([])
  })

  test('is told to the directory with what is known of the browser, cut to size', async () => {
    answers('/internal/sign-in', OPENED)
    await post(fleet, '/auth/sign-in', { ...json, 'user-agent': 'b'.repeat(600) }, body)
    await post(fleet, '/auth/sign-in', { ...json, 'user-agent': '' }, body)
    expect(asked('/internal/sign-in')).toEqual([
      { email: 'ada@example.com', password: PASSWORD, userAgent: 'b'.repeat(500), address: '127.0.0.1' },
      { email: 'ada@example.com', password: PASSWORD, address: '127.0.0.1' },
    ])
  })

  test('ends at sign-out, in the directory and in the browser, also if it has ended before', async () => {
    const headers = { cookie: `spaceport=${OLD}` }
    for (const done of [
      () => new Response(null, { status: 204 }),
      () => toResponse(new SpaceportError('UNAUTHENTICATED', '')),
    ]) {
      fleet.directory.doors.set('/internal/sign-out', done)
      const { status, response } = await post(fleet, '/auth/sign-out', headers, '')
      expect([status, response.headers.getSetCookie()]).toEqual([
        204,
        ['spaceport=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax'],
      ])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
    expect(asked('/internal/sign-out')).toEqual([{ session: OLD }, { session: OLD }])
  })

  test('has not ended in the browser if it has not in the directory', async () => {
    refuses('/internal/sign-out', 'OVERLOADED', 'Busy.')
    const { code, response } = await post(fleet, '/auth/sign-out', { cookie: `spaceport=${OLD}` }, '')
    expect([code, response.headers.getSetCookie()]).toEqual(['UNAVAILABLE', []])
  })

  test('of nobody, or of a key, is not ended at all', async () => {
    const key = { authorization: `Bearer spk_${'k'.repeat(43)}` }
    for (const headers of [{}, key]) expect((await post(fleet, '/auth/sign-out', headers, '')).status).toBe(204)
    expect(fleet.directory.requests).toEqual([])
  })

  test('is not ended by another site, a form or a body without end', async () => {
    const headers = { cookie: `spaceport=${OLD}` }
    const send = (more: Record<string, string>, text: string) =>
      post(fleet, '/auth/sign-out', { ...headers, ...more }, text)
    expect((await send({ origin: 'https://evil.example' }, '')).code).toBe('CSRF')
    expect((await send({ 'content-type': 'application/x-www-form-urlencoded' }, 'a=b')).status).toBe(415)
    expect((await send(json, 'x'.repeat(33 * 1024))).status).toBe(413)
    expect((await send({ ...json, origin: 'http://spaceport.example:3000' }, '{}')).status).toBe(204)
    expect(asked('/internal/sign-out')).toHaveLength(1)
  })
})

describe('a way in by a provider', () => {
  const START = '/auth/oidc/start?provider=IdentityProviders-7&returnTo=%2Fprojects%3Fa%3Db'
  const THERE = 'https://idp.example/authorize?state=s'
  const MARKS = 'Path=/; HttpOnly; SameSite=Lax'
  const CLEARED = `spaceport-oidc=; Max-Age=0; ${MARKS}`
  const bound = { cookie: 'spaceport-oidc=b-b' }

  test('is listed by name and id', async () => {
    answers('/internal/identity-providers', [{ id: 'IdentityProviders-7', name: 'Work', clientId: 'never' }])
    expect(await get('/auth/providers')).toMatchObject({
      status: 200,
      text: '{"providers":[{"id":"IdentityProviders-7","name":"Work"}]}',
      kept: 'no-store',
    })
  })

  test('begins with a cookie, and a redirect URI that no header can change', async () => {
    answers('/internal/oidc/start', { url: THERE, binding: 'b-b' })
    const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
    expect(await get(START, forged)).toEqual({
      status: 303,
      location: THERE,
      cookies: [`spaceport-oidc=b-b; Max-Age=600; ${MARKS}`],
      text: '',
      kept: 'no-store',
    })
    expect(asked('/internal/oidc/start')).toEqual([
      {
        provider: 'IdentityProviders-7',
        redirectUri: 'http://spaceport.example:3000/auth/oidc/callback/7',
        returnTo: '/projects?a=b',
        address: '127.0.0.1',
      },
    ])
  })

  test('is not begun by another site, nor by a post, nor for what is no provider', async () => {
    answers('/internal/oidc/start', { url: THERE, binding: 'b-b' })
    expect((await get(START, { 'sec-fetch-site': 'cross-site' })).status).toBe(400)
    expect((await post(fleet, START, json)).status).toBe(405)
    for (const provider of [
      '',
      'Users-1',
      'IdentityProviders-1/../2',
      'IdentityProviders-01',
      'x/IdentityProviders-1',
    ]) {
      const { location } = await get(`/auth/oidc/start?provider=${encodeURIComponent(provider)}`)
      expect(location).toBe('/sign-in?error=BAD_INPUT')
    }
    expect(asked('/internal/oidc/start')).toEqual([])
  })

  test('begins for any provider there is, and leads home if nobody says where', async () => {
    answers('/internal/oidc/start', { url: 'http://127.0.0.1/authorize', binding: 'b-b' })
    const { location } = await get('/auth/oidc/start?provider=IdentityProviders-1234567890')
    expect(location).toBe('http://127.0.0.1/authorize')
    expect(asked('/internal/oidc/start')).toMatchObject([{ provider: 'IdentityProviders-1234567890', returnTo: '/' }])
    expect((await get('/auth/oidc/start')).location).toBe('/sign-in?error=BAD_INPUT')
  })

  test.each(['javascript:alert(1)', 'httpsx://a', 'xhttp://a', 'data:text/html,x'])('leads not to %s', async (url) => {
    answers('/internal/oidc/start', { url, binding: 'b-b' })
    expect(await get(START)).toMatchObject({ location: '/sign-in?error=UNAVAILABLE', cookies: [CLEARED] })
  })

  test('ends with a fresh session where the browser wanted to go, and with the one before', async () => {
    answers('/internal/oidc/finish', { ...OPENED, returnTo: '/projects?a=b' })
    const headers = {
      ...{ host: 'evil.example', 'sec-fetch-site': 'cross-site', 'user-agent': 'a browser' },
      cookie: `spaceport=${OLD}; spaceport-oidc=b-b`,
    }
    expect(await get('/auth/oidc/callback/7?code=c&state=s&iss=https%3A%2F%2Fidp.example', headers)).toEqual({
      status: 303,
      location: '/projects?a=b',
      cookies: [expect.stringMatching(new RegExp(`^spaceport=${NEW}; .*${MARKS}$`)), CLEARED],
      text: '',
      kept: 'no-store',
    })
    expect(asked('/internal/oidc/finish')).toEqual([
      {
        callbackUrl: 'http://spaceport.example:3000/auth/oidc/callback/7?code=c&state=s&iss=https%3A%2F%2Fidp.example',
        binding: 'b-b',
        userAgent: 'a browser',
        address: '127.0.0.1',
      },
    ])
    expect(asked('/internal/sign-out')).toEqual([{ session: OLD }])
  })

  test('is refused without the cookie of its start, before anybody is asked', async () => {
    for (const cookie of ['', 'spaceport-oidc=b; spaceport-oidc=c', '__Host-spaceport-oidc=b', `spaceport=${OLD}`]) {
      const answer = await get('/auth/oidc/callback/7?code=c&state=s', cookie === '' ? {} : { cookie })
      expect(answer).toMatchObject({ status: 303, location: '/sign-in?error=SIGN_IN_FAILED', cookies: [CLEARED] })
    }
    expect(fleet.directory.requests).toEqual([])
  })

  test('is refused with a code alone: nothing that a provider or a forger wrote gets onto a page', async () => {
    refuses('/internal/oidc/finish', 'SIGN_IN_FAILED', 'It did not work.')
    const path = '/auth/oidc/callback/7?error=access_denied&error_description=%3Cscript%3E&state=s'
    const answer = await get(path, { cookie: `spaceport=${OLD}; spaceport-oidc=b-b` })
    expect(answer).toEqual({
      status: 303,
      location: '/sign-in?error=SIGN_IN_FAILED',
      cookies: [CLEARED],
      text: '',
      kept: 'no-store',
    })
    expect(asked('/internal/sign-out')).toEqual([])
    refuses('/internal/oidc/finish', 'RATE_LIMITED', 'Wait.', { retryAfter: 9 })
    expect(await get(path, bound)).toMatchObject({ location: '/sign-in?error=RATE_LIMITED' })
    fleet.directory.doors.set('/internal/oidc/finish', () => new Response('oops', { status: 500 }))
    expect(await get(path, bound)).toMatchObject({ location: '/sign-in?error=UNAVAILABLE' })
  })

  test('is ended with whatever the provider sent back, even nothing', async () => {
    refuses('/internal/oidc/finish', 'SIGN_IN_FAILED', 'It did not work.')
    expect(await get('/auth/oidc/callback/7', bound)).toMatchObject({ location: '/sign-in?error=SIGN_IN_FAILED' })
    expect(asked('/internal/oidc/finish')).toMatchObject([
      { callbackUrl: 'http://spaceport.example:3000/auth/oidc/callback/7' },
    ])
  })

  test('ends only at the path of a provider', async () => {
    for (const path of ['/auth/oidc/callback', '/auth/oidc', '/auth/oidc/callback/7/8', '/auth/oidc/x']) {
      expect([path, (await get(`${path}?code=c&state=s`, bound)).status]).toEqual([path, 404])
    }
  })
})
