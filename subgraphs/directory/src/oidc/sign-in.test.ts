import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { startProvider, type TestProvider } from '../testing/provider.js'
import { readReturnTo } from './return-to.js'
import { SIGN_IN_LIFETIME } from './start.js'

const REDIRECT = 'https://spaceport.example/auth/oidc/callback/1'
const START = new Date()
let now = START
let directory: TestDirectory
let provider: TestProvider
let staff: string
let owners: string

beforeAll(async () => {
  directory = await testDirectory({ now: () => now })
  provider = await startProvider([REDIRECT])
  staff = await made(directory, 'createGroup', { name: 'Staff' })
  owners = await made(directory, 'createGroup', { name: 'Owners' })
  await made(directory, 'createIdentityProvider', {
    name: 'Work',
    issuer: provider.issuer,
    ...provider.client,
    scopes: ['profile', 'email', 'groups'],
    groupsClaim: 'groups',
    allowSignUp: true,
    groupMappings: [
      { externalGroup: 'staff', group: staff },
      { externalGroup: 'owners', group: owners },
    ],
  })
  for (const subject of ['bob', 'carol', 'dave', 'erin', 'frank', 'grace']) {
    provider.people.set(subject, { name: subject, email: `${subject}@example.com`, email_verified: true })
  }
})
afterAll(async () => {
  await provider.close()
  await directory.close()
})
beforeEach(async () => {
  now = new Date()
  await set({ allowSignUp: true, trustsEmail: false, enabled: true })
})

const post = (path: string, json: unknown) => directory.gateway.call({ method: 'POST', path, json })
const set = (settings: object) => made(directory, 'updateIdentityProvider', { id: 'IdentityProviders-1', ...settings })

type Started = { url: string; binding: string }
type Opened = { token: string; returnTo: string; user: { id: string; name: string; email: string } }

async function start(returnTo = '/projects'): Promise<Started> {
  const json = { provider: 'IdentityProviders-1', redirectUri: REDIRECT, returnTo }
  const answer = await post('/internal/oidc/start', json)
  expect(answer.status).toBe(200)
  return answer.json as Started
}

const finish = (callbackUrl: URL | string, binding: string) =>
  post('/internal/oidc/finish', { callbackUrl: String(callbackUrl), binding, userAgent: 'a test' })

/** Signs somebody in, all the way. */
async function signIn(subject: string | null) {
  const { url, binding } = await start()
  return finish(await provider.visit(url, subject), binding)
}

async function signedIn(subject: string): Promise<Opened> {
  const { status, json } = await signIn(subject)
  expect([status, json]).toEqual([200, expect.anything()])
  return json as Opened
}

const callerOf = async (token: string) =>
  (await post('/internal/authenticate', { session: token })).json as { caller: { subject: string; groups: string[] } }

const FAILED = { status: 401, json: { errors: [{ extensions: { code: 'SIGN_IN_FAILED' } }] } }

/** Why the last sign-in was refused, as the log of refusals has it. */
async function reason(): Promise<unknown> {
  const last = await directory.database.client.auditEvent.findFirst({
    where: { action: 'refused:signInByProvider' },
    orderBy: { id: 'desc' },
  })
  return last
}

describe('signing in by a provider', () => {
  test('is offered to everybody, without what only we and the provider know', async () => {
    const { json } = await directory.gateway.call({ method: 'GET', path: '/internal/identity-providers' })
    expect(json).toEqual([{ id: 'IdentityProviders-1', name: 'Work' }])
    await set({ enabled: false })
    const { json: none } = await directory.gateway.call({ method: 'GET', path: '/internal/identity-providers' })
    expect(none).toEqual([])
  })

  test('sends the browser there with state, nonce and an S256 proof key', async () => {
    const first = new URL((await start()).url)
    const second = new URL((await start()).url)
    expect(Object.fromEntries(first.searchParams)).toEqual({
      client_id: 'spaceport',
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid profile email groups',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name))
    }
  })

  test('opens a session for somebody new, and the same account the next time, whatever their address is then', async () => {
    provider.people.set('bob', { ...provider.people.get('bob'), groups: ['staff', 'unknown'] })
    const first = await signedIn('bob')
    expect(first).toMatchObject({ returnTo: '/projects', user: { name: 'bob', email: 'bob@example.com' } })
    expect((await callerOf(first.token)).caller).toMatchObject({ subject: first.user.id, groups: [staff] })
    provider.people.set('bob', { ...provider.people.get('bob'), email: 'robert@example.com', email_verified: false })
    const again = await signedIn('bob')
    expect(again.user).toEqual(first.user)
    expect(again.token).not.toBe(first.token)
  })

  test('brings the groups in line each time: what was taken away there is taken away here', async () => {
    const groups = async (names: unknown) => {
      provider.people.set('carol', { ...provider.people.get('carol'), groups: names })
      return (await callerOf((await signedIn('carol')).token)).caller.groups
    }
    expect(await groups(['staff', 'owners'])).toEqual([staff, owners])
    expect(await groups(['owners'])).toEqual([owners])
    expect(await groups('staff')).toEqual([staff])
    expect(await groups(undefined)).toEqual([])
    // Where somebody here put them, the provider takes nothing away.
    const { caller } = await callerOf((await signedIn('carol')).token)
    await made(directory, 'addGroupMembers', { group: staff, users: [caller.subject] })
    expect(await groups(['staff'])).toEqual([staff])
    expect(await groups([])).toEqual([staff])
  })

  test('is written into the audit, without tokens', async () => {
    const { user, token } = await signedIn('bob')
    const rows = await directory.database.client.auditEvent.findMany({
      where: { action: 'signInByProvider', actor: 'IdentityProviders-1' },
      orderBy: { id: 'desc' },
    })
    expect(rows[0]).toMatchObject({ subject: expect.stringMatching(/^Sessions-/), after: { user: user.id } })
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('without an account is refused unless the provider signs people up', async () => {
    await set({ allowSignUp: false })
    expect(await signIn('dave')).toMatchObject(FAILED)
    expect(await reason()).toMatchObject({ actor: 'anonymous', subject: 'IdentityProviders-1' })
    await set({ allowSignUp: true })
    provider.people.set('dave', { ...provider.people.get('dave'), email_verified: false })
    expect(await signIn('dave')).toMatchObject(FAILED)
    expect(await directory.database.client.user.count({ where: { emailKey: 'dave@example.com' } })).toBe(0)
  })

  test('takes the place of an invitation: its link lets nobody into the account any more', async () => {
    const { user, token } = await mutate(directory, 'inviteUser', { email: 'expected@example.com' })
    const { id } = user as { id: string }
    await made(directory, 'linkIdentity', { user: id, provider: 'IdentityProviders-1', subject: 'expected' })
    provider.people.set('expected', { name: 'Expected', email: 'expected@example.com', email_verified: true })
    expect((await signedIn('expected')).user.id).toBe(id)
    const taken = { token, name: 'Inviter', password: 'nine quiet lanterns' }
    expect(await post('/internal/invitation/accept', taken)).toMatchObject({
      status: 401,
      json: { errors: [{ extensions: { code: 'BAD_TOKEN' } }] },
    })
  })

  test('that somebody declines is refused', async () => {
    expect(await signIn(null)).toMatchObject(FAILED)
  })

  test('of somebody disabled is refused, and of a service account', async () => {
    const { user } = await signedIn('erin')
    await made(directory, 'disableUser', { id: user.id })
    expect(await signIn('erin')).toMatchObject(FAILED)
    await made(directory, 'enableUser', { id: user.id })
    expect(await signIn('erin')).toMatchObject({ status: 200 })
    const robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
    const link = { user: robot, provider: 'IdentityProviders-1', subject: 'robot' }
    expect((await mutate(directory, 'linkIdentity', link)).errors).toEqual([
      { code: 'INVALID_STATE', path: ['input', 'user'] },
    ])
  })
})

describe('an e-mail address', () => {
  const given = (subject: string, email: string, verified: boolean) =>
    provider.people.set(subject, { name: subject, email, email_verified: verified })
  let holder: string

  beforeAll(async () => {
    holder = await made(directory, 'createUser', { email: 'holder@example.com', name: 'Holder' })
  })

  test('leads to the account that has it only if the provider is trusted with addresses and has verified it', async () => {
    given('stranger', 'HOLDER@example.com', true)
    expect(await signIn('stranger')).toMatchObject(FAILED)
    await set({ trustsEmail: true })
    given('stranger', 'HOLDER@example.com', false)
    expect(await signIn('stranger')).toMatchObject(FAILED)
    given('stranger', 'HOLDER@example.com', true)
    expect((await signedIn('stranger')).user.id).toBe(holder)
    // From now on the subject leads there, with no address at all.
    await set({ trustsEmail: false })
    provider.people.set('stranger', { name: 'x' })
    expect((await signedIn('stranger')).user.id).toBe(holder)
  })

  test('that only looks like that of an account does not lead to it', async () => {
    await made(directory, 'createUser', { email: 'kass@example.com', name: 'Kass' })
    await set({ trustsEmail: true })
    // The Kelvin sign and the long s: other mailboxes, which compare as k and s.
    for (const email of ['\u212aass@example.com', 'ka\u017fs@example.com']) {
      given('lookalike', email, true)
      expect(await signIn('lookalike')).toMatchObject(FAILED)
    }
    given('lookalike', 'KASS@example.com', true)
    expect(await signIn('lookalike')).toMatchObject({ status: 200 })
  })

  test('never leads to an account with a role over the fleet, its own or a group of its', async () => {
    await set({ trustsEmail: true })
    given('climber', 'ada@example.com', true)
    expect(await signIn('climber')).toMatchObject(FAILED)
    const managers = await made(directory, 'createGroup', { name: 'Managers' })
    await made(directory, 'setSystemRoles', { subject: managers, roles: ['SYSTEM_MANAGER'] })
    const manager = await made(directory, 'createUser', { email: 'manager@example.com', name: 'M' })
    await made(directory, 'addGroupMembers', { group: managers, users: [manager] })
    given('climber', 'manager@example.com', true)
    expect(await signIn('climber')).toMatchObject(FAILED)
    // Somebody who runs the fleet may say that it is theirs.
    await made(directory, 'linkIdentity', { user: 'Users-1', provider: 'IdentityProviders-1', subject: 'climber' })
    expect((await signedIn('climber')).user.id).toBe('Users-1')
  })

  test('never leads to an account that an untrusted provider opened', async () => {
    given('squatter', 'victim@example.com', true)
    const { user } = await signedIn('squatter')
    // The same provider under another client stands for another one, which is trusted.
    await directory.database.client.identityProvider.create({
      data: {
        name: 'Trusted',
        nameKey: 'trusted',
        issuer: 'https://trusted.example',
        clientId: 'x',
        trustsEmail: true,
      },
    })
    await directory.database.client.externalIdentity.updateMany({
      where: { subject: 'squatter' },
      data: { subject: 'squatter-elsewhere', providerId: 2 },
    })
    await directory.database.client.identityProvider.update({ where: { id: 2 }, data: { trustsEmail: false } })
    await set({ trustsEmail: true })
    given('victim', 'victim@example.com', true)
    expect(await signIn('victim')).toMatchObject(FAILED)
    await directory.database.client.identityProvider.update({ where: { id: 2 }, data: { trustsEmail: true } })
    expect((await signedIn('victim')).user.id).toBe(user.id)
  })

  test('gets an account taken only once, however many come at the same time', async () => {
    given('twin', 'twin@example.com', true)
    const [one, two] = await Promise.all([signedIn('twin'), signedIn('twin')])
    expect(one.user.id).toBe(two.user.id)
    expect(await directory.database.client.user.count({ where: { emailKey: 'twin@example.com' } })).toBe(1)
  })
})

describe('what a browser brings back', () => {
  test('works once', async () => {
    const { url, binding } = await start()
    const back = await provider.visit(url, 'frank')
    expect(await finish(back, binding)).toMatchObject({ status: 200 })
    expect(await finish(back, binding)).toMatchObject(FAILED)
    // Of two at once one alone, whatever the provider would say to the other.
    const next = await start()
    const again = await provider.visit(next.url, 'frank')
    const both = await Promise.all([finish(again, next.binding), finish(again, next.binding)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('works for the browser that began, and no other', async () => {
    const [mine, theirs] = [await start(), await start()]
    const back = await provider.visit(mine.url, 'frank')
    expect(await finish(back, theirs.binding)).toMatchObject(FAILED)
    expect(await finish(back, '')).toMatchObject(FAILED)
    expect(await finish(back, mine.binding)).toMatchObject({ status: 200 })
  })

  test('works for ten minutes', async () => {
    const { url, binding } = await start()
    const back = await provider.visit(url, 'frank')
    now = new Date(now.getTime() + SIGN_IN_LIFETIME + 1_000)
    expect(await finish(back, binding)).toMatchObject(FAILED)
    now = START
    await start()
    expect(await directory.database.client.oidcSignIn.count({ where: { expiresAt: { lt: START } } })).toBe(0)
  })

  test('has to be at the very address that the provider was given', async () => {
    for (const wrong of [
      'https://spaceport.example/auth/oidc/callback/2',
      'https://spaceport.example/auth/oidc/callback/1/',
      'https://spaceport.example.evil/auth/oidc/callback/1',
      'http://spaceport.example/auth/oidc/callback/1',
    ]) {
      const { url, binding } = await start()
      const back = await provider.visit(url, 'frank')
      expect([wrong, await finish(`${wrong}${back.search}`, binding)]).toMatchObject([wrong, FAILED])
    }
    const unknown = await post('/internal/oidc/start', {
      provider: 'IdentityProviders-1',
      redirectUri: 'https://evil.example/auth/oidc/callback/1',
      returnTo: '/',
    })
    await expect(provider.visit((unknown.json as Started).url, 'frank')).rejects.toThrow('redirect_uri')
  })

  test('has to have the state, the code and the issuer that belong together', async () => {
    const changes: ((query: URLSearchParams, other: URLSearchParams) => void)[] = [
      (query) => query.delete('state'),
      (query) => query.append('state', query.get('state') ?? ''),
      (query, other) => query.set('state', other.get('state') ?? ''),
      (query, other) => query.set('code', other.get('code') ?? ''),
      (query) => query.delete('code'),
      (query) => query.delete('iss'),
      (query) => query.set('iss', 'https://evil.example'),
    ]
    for (const [i, change] of changes.entries()) {
      const [mine, other] = [await start(), await start()]
      const back = await provider.visit(mine.url, 'frank')
      change(back.searchParams, (await provider.visit(other.url, 'grace')).searchParams)
      expect([i, await finish(back, mine.binding)]).toMatchObject([i, FAILED])
    }
  })

  test('is worth nothing once the provider is disabled or removed, and so are its sessions', async () => {
    const { token } = await signedIn('frank')
    const { url, binding } = await start()
    const back = await provider.visit(url, 'frank')
    await set({ enabled: false })
    expect(await post('/internal/authenticate', { session: token })).toMatchObject({ status: 401 })
    expect(await finish(back, binding)).toMatchObject(FAILED)
    const { status } = await post('/internal/oidc/start', {
      provider: 'IdentityProviders-1',
      redirectUri: REDIRECT,
      returnTo: '/',
    })
    expect(status).toBe(404)
  })
})

describe('where the browser goes afterwards', () => {
  test.each(['/', '/projects?filter=a%20b&x=1#top', '/a//b', '/~x'])('may be %j', async (returnTo) => {
    await start(returnTo)
  })

  test.each([
    '',
    'projects',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    ' //evil.example',
    '/a\nlocation: x',
    'https://evil.example',
    'javascript:alert(1)',
    '/./\\evil.example',
    '/..//evil.example',
    '/%0a/../\\x',
  ])('may not be %j', async (returnTo) => {
    const json = { provider: 'IdentityProviders-1', redirectUri: REDIRECT, returnTo }
    const answer = await post('/internal/oidc/start', json)
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ extensions: { code: 'BAD_INPUT' } }] } })
  })

  test('is no longer than two thousand characters', () => {
    expect(readReturnTo(`/${'x'.repeat(1_999)}`)).toHaveLength(2_000)
    expect(() => readReturnTo(`/${'x'.repeat(2_000)}`)).toThrow('returnTo')
  })
})

test('nothing of a sign-in that is under way is stored but digests', async () => {
  const { url, binding } = await start()
  const rows = JSON.stringify(await directory.database.client.$queryRaw`SELECT o::text FROM oidc_sign_in o`)
  const { searchParams } = new URL(url)
  for (const secret of [binding, searchParams.get('state'), searchParams.get('nonce')]) {
    expect(rows).not.toContain(secret)
    expect(rows).not.toContain(Buffer.from(secret ?? '').toString('hex'))
  }
})
