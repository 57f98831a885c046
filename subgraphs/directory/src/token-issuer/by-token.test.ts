import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair, UnsecuredJWT, type JWTPayload } from 'jose'
import { createPublicKey } from 'node:crypto'
import { made, mutate } from '../testing/changes.js'
import { ada, testDirectory, type TestDirectory } from '../testing/directory.js'
import { PAGES, startIssuer, type TestIssuer } from '../testing/issuer.js'

const AUDIENCE = 'https://spaceport.example'
const SECOND = 1_000
const MINUTE = 60 * SECOND
const seconds = (at: Date) => Math.floor(at.getTime() / SECOND)
let now = new Date('2026-03-01T00:00:00.000Z')
let directory: TestDirectory
let issuer: TestIssuer
let robot: string
let rule: string
let n = 0

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
  robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
})
afterAll(() => directory.close())

/** Each test has an issuer of its own, so that no key of the one before is kept. */
beforeEach(async () => {
  await issuer?.close()
  now = new Date('2026-03-01T00:00:00.000Z')
  issuer = await startIssuer()
  rule = await made(directory, 'createTokenIssuer', {
    name: `Rule ${++n}`,
    issuer: issuer.issuer,
    audience: AUDIENCE,
    subjectPattern: 'repo:acme/*:ref:refs/heads/main',
    requiredClaims: [{ name: 'environment', value: 'production' }],
    account: robot,
  })
})
afterAll(() => issuer.close())

const show = (jwt: string) => directory.gateway.call({ method: 'POST', path: '/internal/authenticate', json: { jwt } })
const REFUSED = { status: 401, json: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } }

const claims = (): JWTPayload => ({
  iss: issuer.issuer,
  aud: AUDIENCE,
  sub: 'repo:acme/shop:ref:refs/heads/main',
  environment: 'production',
  iat: seconds(now),
  exp: seconds(now) + 300,
})

const sign = (
  changed: JWTPayload = {},
  header: Record<string, unknown> = {},
  key?: Parameters<TestIssuer['sign']>[2],
) => issuer.sign({ ...claims(), ...changed }, { typ: 'at+jwt', ...header }, key)

const fetches = () => issuer.asked.filter((path) => path === PAGES.keys).length

describe('a signed token', () => {
  test('is the service account, with a cap even if nothing is taken away', async () => {
    expect(await show(await sign())).toMatchObject({
      status: 200,
      json: {
        caller: { subject: robot, name: 'Robot', cap: { spaces: null, readOnly: false, permissions: null } },
      },
    })
    expect(await show(await sign({ aud: ['x', AUDIENCE] }, { typ: 'application/AT+JWT' }))).toMatchObject({
      status: 200,
    })
  })

  test('gives no more than its rule leaves of the account, and makes nothing that outlives it', async () => {
    await directory.database.client.tokenIssuer.updateMany({ data: { enabled: false } })
    await made(directory, 'setSystemRoles', { subject: robot, roles: ['SYSTEM_ADMINISTRATOR'] })
    await made(directory, 'updateTokenIssuer', { id: rule, enabled: true })
    await made(directory, 'updateTokenIssuer', { id: rule, readOnly: true, permissions: ['ProjectView'] })
    const { json } = await show(await sign())
    const { caller } = json as { caller: typeof ada }
    expect(caller.cap).toEqual({ spaces: null, readOnly: true, permissions: ['ProjectView'] })
    const key = await mutate(
      directory,
      'createApiKey',
      { name: 'Longer' },
      { ...caller, cap: { ...caller.cap!, readOnly: false } },
    )
    expect(key.errors).toMatchObject([{ code: 'FORBIDDEN' }])
    await made(directory, 'setSystemRoles', { subject: robot, roles: [] })
  })

  test.each<[string, () => JWTPayload]>([
    ['another issuer', () => ({ iss: 'https://evil.example' })],
    ['an issuer with a slash more', () => ({ iss: `${issuer.issuer}/` })],
    ['another audience', () => ({ aud: 'https://another.example' })],
    ['no audience', () => ({ aud: undefined })],
    ['another subject', () => ({ sub: 'repo:evil/shop:ref:refs/heads/main' })],
    ['a subject that has the pattern inside', () => ({ sub: 'x:repo:acme/shop:ref:refs/heads/main' })],
    ['a subject that goes on', () => ({ sub: 'repo:acme/shop:ref:refs/heads/main2' })],
    ['no subject', () => ({ sub: undefined })],
    ['another value of a claim', () => ({ environment: 'test' })],
    ['a claim missing', () => ({ environment: undefined })],
    ['no end', () => ({ exp: undefined })],
    ['the mark of an ID token', () => ({ nonce: 'x' })],
    ['the mark of an ID token (at_hash)', () => ({ at_hash: 'x' })],
  ])('with %s is refused', async (_what, changed) => {
    expect(await show(await sign(changed()))).toMatchObject(REFUSED)
  })

  test.each<[string, Record<string, unknown>]>([
    ['the type of an ID token', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['no key id', { kid: undefined }],
    ['an empty key id', { kid: '' }],
    ['an unknown key id', { kid: 'two' }],
    ['a key id that is a path', { kid: '../../../../dev/null' }],
    ['a key id that is SQL', { kid: "one' OR '1'='1" }],
    ['a key id that is a member of every object', { kid: '__proto__' }],
    ['a key id that is no text', { kid: ['one'] }],
  ])('with %s is refused', async (_what, header) => {
    expect(await show(await sign({}, header))).toMatchObject(REFUSED)
  })

  test('with an extension that has to be understood is refused', async () => {
    for (const crit of [['exp'], ['b64'], ['https://example.com/unknown']]) {
      const token = await sign()
      const [header = '', ...rest] = token.split('.')
      const said = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), crit, b64: false }
      const changed = Buffer.from(JSON.stringify(said)).toString('base64url')
      const { createSign } = await import('node:crypto')
      const signature = createSign('RSA-SHA256')
        .update(`${changed}.${rest[0]}`)
        .sign(await pem(), 'base64url')
      expect(await show(`${changed}.${rest[0]}.${signature}`)).toMatchObject(REFUSED)
    }
    // Signed so without such an extension it is right: the signature is not what it was refused for.
    const { createSign } = await import('node:crypto')
    const [header, payload] = (await sign()).split('.')
    const signature = createSign('RSA-SHA256')
      .update(`${header}.${payload}`)
      .sign(await pem(), 'base64url')
    expect(await show(`${header}.${payload}.${signature}`)).toMatchObject({ status: 200 })
  })

  test.each<[string, () => Promise<string> | string]>([
    ['no signature', () => new UnsecuredJWT(claims()).encode()],
    ['no signature, with all the header', async () => unsigned({ alg: 'none', typ: 'at+jwt', kid: 'one' })],
    ['a signature cut off', async () => (await sign()).replace(/[^.]*$/, '')],
    [
      'a signature of something else',
      async () => (await sign()).replace(/\.[^.]*\./, `.${encode({ ...claims(), exp: 4e9 })}.`),
    ],
    [
      'the public key used as a secret',
      async () => {
        const [jwk = {}] = issuer.keys
        const text = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
        return sign({}, { alg: 'HS256' }, Buffer.from(text))
      },
    ],
    ['an empty secret', async () => hs256('')],
    [
      'an algorithm that the rule does not allow',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('ES384')
        issuer.keys.push({ ...(await exportJWK(publicKey)), kid: 'es384' })
        return sign({}, { alg: 'ES384', kid: 'es384' }, privateKey)
      },
    ],
    ['a key that nobody published', async () => sign({}, {}, (await generateKeyPair('RS256')).privateKey)],
    [
      'its own key in the header',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
        issuer.pages.set('/evil', async () =>
          Response.json({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] }),
        )
        const jwk = await exportJWK(publicKey)
        return sign({}, { jwk, jku: `${issuer.issuer}/evil`, x5u: `${issuer.issuer}/evil`, kid: 'one' }, privateKey)
      },
    ],
  ])('with %s is refused', async (_what, forge) => {
    expect(await show(await forge())).toMatchObject(REFUSED)
    expect(issuer.asked).not.toContain('/evil')
  })

  test('of a shared secret in the published keys is refused', async () => {
    issuer.keys.push({ kty: 'oct', k: Buffer.from('a secret').toString('base64url'), kid: 'oct' })
    await directory.database.client.tokenIssuer.updateMany({ data: { algorithms: ['RS256', 'HS256'] } })
    expect(await show(await sign({}, { alg: 'HS256', kid: 'oct' }, Buffer.from('a secret')))).toMatchObject(REFUSED)
    expect(await show(await sign())).toMatchObject({ status: 200 })
  })

  test('of a key id that two keys have is refused', async () => {
    const other = await issuer.addKey('one')
    expect(await show(await sign())).toMatchObject(REFUSED)
    expect(await show(await sign({}, {}, other))).toMatchObject(REFUSED)
  })

  test('counts within half a minute of skew and no more', async () => {
    const token = await sign({ nbf: seconds(now) })
    const at = async (offset: number) => {
      now = new Date(now.getTime() + offset * SECOND)
      const { status } = await show(token)
      now = new Date(now.getTime() - offset * SECOND)
      return status
    }
    expect(await at(329)).toBe(200)
    expect(await at(330)).toBe(401)
    expect(await at(-30)).toBe(200)
    expect(await at(-31)).toBe(401)
    const tomorrow = await sign({ iat: seconds(now) + 31, exp: seconds(now) + 400 })
    expect(await show(tomorrow)).toMatchObject(REFUSED)
  })

  test.each(['', 'a', 'a.b.c', `${'x'.repeat(9)}.e30.x`, '...', `e30.${Buffer.from('[]').toString('base64url')}.x`])(
    'that is none is refused: %j',
    async (text) => {
      expect(await show(text)).toMatchObject(REFUSED)
    },
  )

  test('ends with its rule and with its account, at once', async () => {
    const token = await sign()
    expect(await show(token)).toMatchObject({ status: 200 })
    await made(directory, 'updateTokenIssuer', { id: rule, enabled: false })
    expect(await show(token)).toMatchObject(REFUSED)
    await made(directory, 'updateTokenIssuer', { id: rule, enabled: true })
    await made(directory, 'disableUser', { id: robot })
    expect(await show(token)).toMatchObject(REFUSED)
    await made(directory, 'enableUser', { id: robot })
    expect(await show(token)).toMatchObject({ status: 200 })
    await mutate(directory, 'removeTokenIssuer', { id: rule })
    expect(await show(token)).toMatchObject(REFUSED)
  })
})

describe('the keys of an issuer', () => {
  test('are fetched once for many tokens, and again after ten minutes', async () => {
    for (let i = 0; i < 5; i++) expect(await show(await sign())).toMatchObject({ status: 200 })
    expect(fetches()).toBe(1)
    now = new Date(now.getTime() + 11 * MINUTE)
    expect(await show(await sign())).toMatchObject({ status: 200 })
    expect(fetches()).toBe(2)
  })

  test('are fetched again for a key that they lack, but not for a flood of such', async () => {
    expect(await show(await sign())).toMatchObject({ status: 200 })
    now = new Date(now.getTime() + MINUTE)
    const two = await issuer.addKey('two')
    expect(await show(await sign({}, { kid: 'two' }, two))).toMatchObject({ status: 200 })
    expect(fetches()).toBe(2)
    const flood = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => show(await sign({}, { kid: `unknown-${i}` }))),
    )
    expect(flood.every(({ status }) => status === 401)).toBe(true)
    expect(fetches()).toBe(2)
    now = new Date(now.getTime() + MINUTE)
    await Promise.all(Array.from({ length: 50 }, async (_, i) => show(await sign({}, { kid: `unknown-${i}` }))))
    expect(fetches()).toBe(3)
  })

  test('that were withdrawn are believed no longer than ten minutes', async () => {
    const token = await sign({ exp: seconds(now) + 3_600 })
    expect(await show(token)).toMatchObject({ status: 200 })
    issuer.keys.splice(0, 1)
    now = new Date(now.getTime() + 11 * MINUTE)
    expect(await show(token)).toMatchObject(REFUSED)
  })

  test.each<[string, () => Response | Promise<Response>]>([
    ['fail', () => new Response('no', { status: 500 })],
    ['are nonsense', () => Response.json({ keys: 'none' })],
    ['lead elsewhere', () => new Response(null, { status: 302, headers: { location: '/evil' } })],
    ['are endless', () => new Response(`{"keys":[],"x":"${'x'.repeat(600_000)}"}`)],
  ])('are used for a day when they %s, and their server is asked no more often for it', async (_what, page) => {
    expect(await show(await sign())).toMatchObject({ status: 200 })
    issuer.pages.set(PAGES.keys, page)
    now = new Date(now.getTime() + 60 * MINUTE)
    for (let i = 0; i < 5; i++) expect(await show(await sign())).toMatchObject({ status: 200 })
    expect(fetches()).toBe(2)
    now = new Date(now.getTime() + 24 * 60 * MINUTE)
    expect(await show(await sign())).toMatchObject({ status: 503 })
    expect(issuer.asked).not.toContain('/evil')
  })

  test('that were never seen let nobody in, and are not asked for by each', async () => {
    issuer.pages.delete(PAGES.keys)
    for (let i = 0; i < 5; i++) expect(await show(await sign())).toMatchObject({ status: 503 })
    expect(fetches()).toBe(1)
    now = new Date(now.getTime() + MINUTE)
    issuer.pages.set(PAGES.keys, () => Response.json({ keys: issuer.keys }))
    expect(await show(await sign())).toMatchObject({ status: 200 })
  })

  test('are where the rule says, if it does', async () => {
    await made(directory, 'updateTokenIssuer', { id: rule, jwksUri: `${issuer.issuer}/elsewhere` })
    issuer.pages.set('/elsewhere', () => Response.json({ keys: issuer.keys }))
    expect(await show(await sign())).toMatchObject({ status: 200 })
    expect(issuer.asked).toEqual(['/elsewhere'])
  })
})

function encode(json: unknown): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url')
}

function unsigned(header: object): string {
  return `${encode(header)}.${encode(claims())}.`
}

async function hs256(secret: string): Promise<string> {
  const { createHmac } = await import('node:crypto')
  const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'one' })}.${encode(claims())}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** The issuer's private key as Node's own functions take it. */
async function pem(): Promise<string> {
  const { exportPKCS8 } = await import('jose')
  return exportPKCS8(issuer.key)
}
