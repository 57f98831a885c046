import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { exportSPKI, generateKeyPair, UnsecuredJWT, type JWTPayload } from 'jose'
import { createPublicKey } from 'node:crypto'
import { made } from '../testing/changes.js'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { PAGES, startIssuer, type TestIssuer } from '../testing/issuer.js'

const SECRET = 'the client secret, which makes a fine key for HS256'
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000)
let now = new Date()
let directory: TestDirectory
let issuer: TestIssuer
let honest: Map<string, () => Response | Promise<Response>>
let n = 0

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
})
afterAll(() => directory.close())

/** Each test has an issuer of its own, so that nothing is kept of the one before. */
beforeEach(async () => {
  await issuer?.close()
  now = new Date()
  issuer = await startIssuer()
  honest = new Map(issuer.pages)
  await made(directory, 'createIdentityProvider', {
    ...{ name: `Provider ${++n}`, issuer: issuer.issuer, clientId: 'spaceport', clientSecret: SECRET },
    allowSignUp: true,
  })
})
afterAll(() => issuer.close())

const post = (path: string, json: unknown) => directory.gateway.call({ method: 'POST', path, json })
const redirectUri = () => `https://spaceport.example/auth/oidc/callback/${n}`
const start = () =>
  post('/internal/oidc/start', { provider: `IdentityProviders-${n}`, redirectUri: redirectUri(), returnTo: '/' })

const FAILED = { status: 401, json: { errors: [{ extensions: { code: 'SIGN_IN_FAILED' } }] } }
const GONE = { status: 503, json: { errors: [{ extensions: { code: 'UNAVAILABLE' } }] } }

const claimsOf = (nonce: string | null): JWTPayload => ({
  iss: issuer.issuer,
  aud: 'spaceport',
  sub: 'mallory',
  email: `mallory-${n}@example.com`,
  email_verified: true,
  iat: seconds(now),
  exp: seconds(now) + 60,
  nonce,
})

type Forge = (claims: JWTPayload) => Promise<string> | string

/** Signs in, with an ID token that `forge` makes of the claims that would be right. */
async function signIn(forge: Forge = (claims) => issuer.sign(claims)) {
  return post('/internal/oidc/finish', await comeBack(forge))
}

/** What a browser brings back after such a sign-in. */
async function comeBack(forge: Forge = (claims) => issuer.sign(claims)) {
  const { json } = await start()
  const { url, binding } = json as { url: string; binding: string }
  const { searchParams } = new URL(url)
  const idToken = await forge(claimsOf(searchParams.get('nonce')))
  if (!issuer.pages.has(PAGES.token)) {
    issuer.pages.set(PAGES.token, () =>
      Response.json({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken }),
    )
  }
  const back = new URLSearchParams({ code: 'c', state: searchParams.get('state') ?? '', iss: issuer.issuer })
  return { callbackUrl: `${redirectUri()}?${back}`, binding }
}

const without = ({ ...claims }: JWTPayload, name: string) => {
  Reflect.deleteProperty(claims, name)
  return claims
}

describe('an ID token', () => {
  test('that is right lets in', async () => {
    expect(await signIn()).toMatchObject({ status: 200 })
  })

  test.each<[string, (claims: JWTPayload) => JWTPayload]>([
    ['another nonce', (claims) => ({ ...claims, nonce: 'another' })],
    ['no nonce', (claims) => without(claims, 'nonce')],
    ['another audience', (claims) => ({ ...claims, aud: 'another' })],
    ['further audiences', (claims) => ({ ...claims, aud: ['spaceport', 'another'] })],
    ['no audience', (claims) => without(claims, 'aud')],
    ['another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['no subject', (claims) => without(claims, 'sub')],
    ['an empty subject', (claims) => ({ ...claims, sub: '' })],
    ['a subject that cannot be kept', (claims) => ({ ...claims, sub: 'a\0b' })],
    ['an end in the past', (claims) => ({ ...claims, exp: seconds(now) - 31 })],
    ['no end', (claims) => without(claims, 'exp')],
    ['a begin in the future', (claims) => ({ ...claims, nbf: seconds(now) + 60 })],
  ])('with %s does not', async (_what, forge) => {
    expect(await signIn((claims) => issuer.sign(forge(claims)))).toMatchObject(FAILED)
    expect(await directory.database.client.externalIdentity.count({ where: { providerId: n } })).toBe(0)
  })

  test.each<[string, (claims: JWTPayload) => Promise<string> | string]>([
    ['no signature', (claims) => new UnsecuredJWT(claims).encode()],
    ['the signature cut off', async (claims) => (await issuer.sign(claims)).replace(/[^.]*$/, '')],
    ['a signature by our own secret', (claims) => issuer.sign(claims, { alg: 'HS256' }, Buffer.from(SECRET))],
    [
      'a signature by the public key as if it were a secret',
      async (claims) => {
        const [jwk = {}] = issuer.keys
        const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
        return issuer.sign(claims, { alg: 'HS256' }, Buffer.from(pem))
      },
    ],
    [
      'a signature by a key that nobody published',
      async (claims) => issuer.sign(claims, {}, (await generateKeyPair('RS256')).privateKey),
    ],
    [
      'a key of its own in its header',
      async (claims) => {
        const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
        const x5c = (await exportSPKI(publicKey)).split('\n').slice(1, -1).join('')
        const header = { jku: `${issuer.issuer}/evil`, x5c: [x5c], kid: 'evil' }
        return issuer.sign(claims, header, privateKey)
      },
    ],
  ])('with %s does not', async (_what, forge) => {
    expect(await signIn(forge)).toMatchObject(FAILED)
    expect(issuer.asked).not.toContain('/evil')
  })

  test('is judged by our clock', async () => {
    const late = await signIn((claims) => {
      now = new Date(now.getTime() + 89_000)
      return issuer.sign(claims)
    })
    expect(late).toMatchObject({ status: 200 })
    issuer.pages.delete(PAGES.token)
    const tooLate = await signIn((claims) => {
      now = new Date(now.getTime() + 92_000)
      return issuer.sign(claims)
    })
    expect(tooLate).toMatchObject(FAILED)
  })
})

describe('a provider', () => {
  const discovery = async (changed: Record<string, unknown>) => {
    const page = honest.get(PAGES.discovery)
    const document = (await (await page?.())?.json()) as Record<string, unknown>
    issuer.pages.set(PAGES.discovery, () => Response.json({ ...document, ...changed }))
  }

  test.each<[string, () => Record<string, unknown>]>([
    ['calls itself otherwise', () => ({ issuer: 'https://another.example' })],
    ['calls itself nearly the same', () => ({ issuer: `${issuer.issuer}/` })],
    ['sends browsers to a script', () => ({ authorization_endpoint: 'javascript:alert(1)' })],
    ['sends browsers over http', () => ({ authorization_endpoint: 'http://elsewhere.example/authorize' })],
    ['has its keys elsewhere over http', () => ({ jwks_uri: 'http://169.254.169.254/keys' })],
    ['has its token endpoint elsewhere over http', () => ({ token_endpoint: 'http://10.0.0.1/token' })],
    ['has credentials in an address', () => ({ token_endpoint: 'https://user:pass@elsewhere.example/token' })],
    ['has no authorization endpoint', () => ({ authorization_endpoint: undefined })],
  ])('that %s is not used', async (_what, changed) => {
    await discovery(changed())
    expect(await start()).toMatchObject(GONE)
  })

  test('that redirects us, or answers without end, gives no answer', async () => {
    issuer.pages.set(PAGES.token, () => new Response(null, { status: 307, headers: { location: '/elsewhere' } }))
    expect(await signIn()).toMatchObject(GONE)
    issuer.pages.set(PAGES.token, () => new Response('x'.repeat(600_000)))
    expect(await signIn()).toMatchObject(GONE)
    expect(issuer.asked).not.toContain('/elsewhere')
  })

  test('that takes a code more than once lets nobody in by it more than once', async () => {
    const brought = await comeBack()
    expect(await post('/internal/oidc/finish', brought)).toMatchObject({ status: 200 })
    expect(await post('/internal/oidc/finish', brought)).toMatchObject(FAILED)
  })

  test("that sends browsers on with another provider's answer never gets its code", async () => {
    const { callbackUrl, binding } = await comeBack()
    const elsewhere = callbackUrl.replace(redirectUri(), 'https://spaceport.example/auth/oidc/callback/999')
    expect(await post('/internal/oidc/finish', { callbackUrl: elsewhere, binding })).toMatchObject(FAILED)
    const other = await comeBack()
    const named = other.callbackUrl.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fhonest.example')
    expect(await post('/internal/oidc/finish', { ...other, callbackUrl: named })).toMatchObject(FAILED)
    expect(issuer.asked).not.toContain(PAGES.token)
  })

  test('that is disabled meanwhile gets no code either', async () => {
    const brought = await comeBack()
    await made(directory, 'updateIdentityProvider', { id: `IdentityProviders-${n}`, enabled: false })
    expect(await post('/internal/oidc/finish', brought)).toMatchObject(FAILED)
    expect(issuer.asked).not.toContain(PAGES.token)
  })

  test('that is disabled while its code is exchanged lets nobody in', async () => {
    const brought = await comeBack()
    const page = issuer.pages.get(PAGES.token)
    issuer.pages.set(PAGES.token, async () => {
      await made(directory, 'updateIdentityProvider', { id: `IdentityProviders-${n}`, enabled: false })
      return page?.() ?? new Response()
    })
    expect(await post('/internal/oidc/finish', brought)).toMatchObject(FAILED)
    expect(await directory.database.client.session.count({ where: { providerId: n } })).toBe(0)
  })

  test('whose user info is of somebody else lets nobody in', async () => {
    const userinfo = (sub: string) => () => Response.json({ sub, name: 'Mallory' })
    await discovery({ userinfo_endpoint: `${issuer.issuer}/userinfo` })
    issuer.pages.set('/userinfo', userinfo('alice'))
    expect(await signIn()).toMatchObject(FAILED)
    issuer.pages.delete(PAGES.token)
    issuer.pages.set('/userinfo', userinfo('mallory'))
    expect(await signIn()).toMatchObject({ status: 200, json: { user: { name: 'Mallory' } } })
  })

  test('does not say in the user info what the ID token says otherwise', async () => {
    await discovery({ userinfo_endpoint: `${issuer.issuer}/userinfo` })
    issuer.pages.set('/userinfo', () => Response.json({ sub: 'mallory', email: 'ada@example.com' }))
    expect(await signIn()).toMatchObject({ status: 200, json: { user: { email: `mallory-${n}@example.com` } } })
  })

  test('is asked for its keys and its description once for many sign-ins', async () => {
    for (let i = 0; i < 3; i++) expect(await start()).toMatchObject({ status: 200 })
    expect(issuer.asked).toEqual([PAGES.discovery])
  })
})
