import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { jsonBody } from '@spaceport/kit/server/route'
import { CALLER, PASSWORD, SESSION } from '../testing/credentials.js'
import { startFleet, type TestFleet } from '../testing/fleet.js'
import { cookie, json, key, post } from '../testing/post.js'

let fleet: TestFleet

beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' } }, { 'Spaces-2': { 1: 'Gemini' } }])
})

afterAll(() => fleet.close())

describe('who may ask', () => {
  test('an API key and a session both answer', async () => {
    expect((await post(fleet, '/graphql', { ...json, ...key })).answer).toEqual({ data: { me: { name: 'Ada' } } })
    expect((await post(fleet, '/graphql', { ...json, ...cookie })).answer).toEqual({ data: { me: { name: 'Ada' } } })
  })

  test('nobody else does, and learns nothing: 401 before the document is read', async () => {
    const nobody: Record<string, string>[] = [
      {},
      { authorization: `Bearer spk_${'z'.repeat(43)}` },
      { cookie: `spaceport=sps_${'z'.repeat(43)}` },
    ]
    for (const headers of nobody) {
      for (const query of ['{ me { nmae } }', '{', '{ __schema { types { name } } }']) {
        const { status, answer } = await post(fleet, '/graphql', { ...json, ...headers }, JSON.stringify({ query }))
        expect(status).toBe(401)
        expect(answer).toEqual({
          errors: [{ message: expect.stringContaining('Sign in'), extensions: { code: 'UNAUTHENTICATED' } }],
        })
      }
    }
    expect((await post(fleet, '/graphql', {}, 'no JSON at all')).status).toBe(401)
  })

  test('a credential is checked for every request', async () => {
    const token = `spk_${'c'.repeat(43)}`
    fleet.directory.callers.set(token, CALLER)
    const headers = { ...json, authorization: `Bearer ${token}` }
    expect((await post(fleet, '/graphql', headers)).status).toBe(200)
    fleet.directory.callers.delete(token)
    expect((await post(fleet, '/graphql', headers)).status).toBe(401)
  })

  test('a signed token is shown to the directory as what it is', async () => {
    const jwt = `${'a'.repeat(40)}.${'b'.repeat(40)}.${'c'.repeat(40)}`
    fleet.directory.callers.set(jwt, CALLER)
    fleet.directory.requests.length = 0
    const { answer } = await post(fleet, '/graphql', { ...json, authorization: `Bearer ${jwt}` })
    expect(answer).toEqual({ data: { me: { name: 'Ada' } } })
    const asked = fleet.directory.requests.filter(({ path }) => path === '/internal/authenticate')
    expect(asked.map((one) => jsonBody(one))).toEqual([{ jwt }])
  })

  test('subgraphs never see the credential or what else a client made up', async () => {
    const forged = {
      'spaceport-assertion': 'forged',
      'spaceport-request-id': 'forged',
      'spaceport-completeness': 'forged',
      'x-user': 'root',
      'x-forwarded-for': '10.0.0.1',
    }
    fleet.instances[0]!.requests.length = 0
    const { response, status } = await post(
      fleet,
      '/graphql',
      { ...json, ...key, ...forged },
      JSON.stringify({ query: '{ projectCount }' }),
    )
    expect(status).toBe(200)
    expect(response.headers.get('spaceport-request-id')).not.toBe('forged')
    const [seen] = fleet.instances[0]!.requests
    expect(seen?.caller).toEqual(CALLER)
    expect(seen?.requestId).toBe(response.headers.get('spaceport-request-id'))
    expect(JSON.stringify(seen?.headers)).not.toMatch(/forged|root|10\.0\.0\.1|spk_/)
  })
})

describe('sign-in and sign-out', () => {
  test('set and clear the cookie, and never show the token in the body', async () => {
    const credentials = JSON.stringify({ email: 'ada@example.com', password: PASSWORD })
    const { response, status, answer } = await post(fleet, '/auth/sign-in', json, credentials)
    expect(status).toBe(200)
    expect(answer).toEqual({ user: { id: 'Users-1', name: 'Ada', email: 'ada@example.com' } })
    expect(response.headers.get('set-cookie')).toBe(
      `spaceport=${SESSION}; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax`,
    )
    const out = await fetch(`${fleet.gateway.url}/auth/sign-out`, { method: 'POST', headers: { ...json, ...cookie } })
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/^spaceport=; Expires=Thu, 01 Jan 1970/)
    expect(fleet.directory.requests.at(-1)?.path).toBe('/internal/sign-out')
  })

  test('a wrong password is BAD_CREDENTIALS, without a cookie', async () => {
    const { response, status, code } = await post(
      fleet,
      '/auth/sign-in',
      json,
      JSON.stringify({ email: 'a@b.c', password: 'x' }),
    )
    expect([status, code]).toEqual([401, 'BAD_CREDENTIALS'])
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test.each([
    ['another site', { ...json, origin: 'https://evil.example' }, 400, 'CSRF'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['other JSON', json, 400, 'BAD_INPUT'],
  ])('%s is refused', async (_, headers, status, code) => {
    expect(await post(fleet, '/auth/sign-in', headers)).toMatchObject({ status, code })
  })

  test('a body over 32 kB is refused', async () => {
    const text = JSON.stringify({ email: 'a@b.c', password: 'x'.repeat(40_000) })
    expect(await post(fleet, '/auth/sign-in', json, text)).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  })
})
