import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { made, mutate } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'

const SECRET = 'a client secret that is nowhere'
const WORK = { name: 'Work', issuer: 'https://idp.example', clientId: 'spaceport' }
let directory: TestDirectory
let manager: Caller
let admins: string
let staff: string

beforeAll(async () => {
  directory = await testDirectory()
  admins = await made(directory, 'createGroup', { name: 'Admins' })
  await made(directory, 'setSystemRoles', { subject: admins, roles: ['SYSTEM_ADMINISTRATOR'] })
  staff = await made(directory, 'createGroup', { name: 'Staff' })
  const user = await made(directory, 'createUser', { email: 'm@example.com', name: 'Manager' })
  await made(directory, 'setSystemRoles', { subject: user, roles: ['SYSTEM_MANAGER'] })
  manager = { ...somebody(user, []), systemRoles: ['SystemManager'] }
})
afterAll(() => directory.close())

const db = () => directory.database.client
const codes = async (...args: Parameters<typeof mutate>) =>
  (await mutate(...args)).errors.map(({ code, path }) => [code, path.at(-1)])

describe('the client secret of a provider', () => {
  test('is taken in and never told again: not by the graph, not in the audit, not for an idempotency key', async () => {
    const input = { ...WORK, clientSecret: SECRET, idempotencyKey: 'once' }
    const first = await mutate(directory, 'createIdentityProvider', input)
    expect(first).toMatchObject({
      errors: [],
      identityProvider: { name: 'Work', hasClientSecret: true, callbackPath: '/auth/oidc/callback/1' },
    })
    expect(await mutate(directory, 'createIdentityProvider', input)).toEqual(first)
    expect(await codes(directory, 'createIdentityProvider', { ...input, clientSecret: 'another' })).toMatchObject([
      ['IDEMPOTENCY_MISMATCH', 'input'],
    ])
    await made(directory, 'updateIdentityProvider', { id: 'IdentityProviders-1', clientSecret: `${SECRET}!` })
    const everything = JSON.stringify([
      await db().$queryRaw`SELECT t::text FROM identity_provider t`,
      await db().$queryRaw`SELECT t::text FROM audit_event t`,
      await db().$queryRaw`SELECT t::text FROM idempotent_answer t`,
      await db().$queryRaw`SELECT t::text FROM change t`,
      await directory.ask(ada, '{ identityProviders { id name issuer clientId hasClientSecret version } }'),
    ])
    expect(everything).toContain('Work')
    expect(everything).not.toContain(SECRET)
    expect(everything).not.toContain(Buffer.from(SECRET).toString('hex'))
    const last = await db().auditEvent.findFirst({
      where: { action: 'updateIdentityProvider' },
      orderBy: { id: 'desc' },
    })
    expect(last?.after).toMatchObject({ hasClientSecret: true, clientSecretChanged: true })
  })

  test('can be taken away', async () => {
    const { identityProvider } = await mutate(directory, 'updateIdentityProvider', {
      id: 'IdentityProviders-1',
      clientSecret: '',
    })
    expect(identityProvider).toMatchObject({ hasClientSecret: false })
  })
})

describe('a provider', () => {
  test.each([
    ['issuer', { issuer: 'http://idp.example' }],
    ['issuer', { issuer: 'https://u:p@idp.example' }],
    ['issuer', { issuer: 'https://idp.example?x' }],
    ['issuer', { issuer: 'https://idp.example/#x' }],
    ['issuer', { issuer: 'file:///etc/passwd' }],
    ['issuer', { issuer: 'idp.example' }],
    ['clientId', { clientId: '' }],
    ['clientId', { clientId: 'a b' }],
    ['scopes', { scopes: ['a b'] }],
    ['groupsClaim', { groupsClaim: 'a\nb' }],
    ['clientSecret', { clientSecret: 'a\0' }],
    ['groupMappings', { groupMappings: [{ externalGroup: ' ', group: 'Groups-2' }] }],
    ['name', { name: '' }],
  ])('is refused with a wrong %s: %j', async (field, input) => {
    const fresh = { name: 'Fresh', issuer: 'https://fresh.example', clientId: 'x' }
    expect(await codes(directory, 'createIdentityProvider', { ...fresh, ...input })).toEqual([['BAD_INPUT', field]])
  })

  test('is another one than those that are there', async () => {
    const fresh = { name: 'Fresh', issuer: 'https://fresh.example', clientId: 'x' }
    const create = (input: object) => codes(directory, 'createIdentityProvider', { ...fresh, ...input })
    expect(await create({ name: ' WORK' })).toEqual([['CONFLICT', 'name']])
    expect(await create({ ...WORK, name: 'Fresh' })).toEqual([['CONFLICT', 'clientId']])
    const mapped = { groupMappings: [{ externalGroup: 'x', group: 'Groups-99' }] }
    expect(await create(mapped)).toEqual([['NOT_FOUND', 'groupMappings']])
    const update = { id: 'IdentityProviders-1', name: 'X', expectedVersion: 99 }
    expect(await codes(directory, 'updateIdentityProvider', update)).toEqual([['VERSION_CONFLICT', 'expectedVersion']])
    expect(await codes(directory, 'updateIdentityProvider', { id: 'IdentityProviders-99' })).toEqual([
      ['NOT_FOUND', 'id'],
    ])
  })

  test('keeps its issuer, by which its subjects are who they are', async () => {
    const query = `mutation { updateIdentityProvider(input: { id: "IdentityProviders-1", issuer: "https://x.example" }) { errors { code } } }`
    expect(await directory.ask(ada, query)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
  })

  test('shows its mappings to whoever may configure it, and nothing to anybody else', async () => {
    const groupMappings = [{ externalGroup: 'crew', group: staff }]
    await made(directory, 'updateIdentityProvider', { id: 'IdentityProviders-1', groupMappings })
    const query = '{ identityProviders { name groupMappings { externalGroup group { name } } } tokenIssuers { id } }'
    const shown = {
      identityProviders: [{ name: 'Work', groupMappings: [{ externalGroup: 'crew', group: { name: 'Staff' } }] }],
    }
    expect((await directory.ask(manager, query)).data).toMatchObject(shown)
    const { data } = await directory.ask(somebody('Users-2', [staff]), query)
    expect(data).toEqual({ identityProviders: null, tokenIssuers: null })
  })
})

describe('whoever may configure sign-in, but does not administer the system,', () => {
  const FORBIDDEN = (field: string) => [['FORBIDDEN', field]]
  const toAdmins = { groupMappings: [{ externalGroup: 'mine', group: 'Groups-1' }] }

  test('maps nobody to more than they have', async () => {
    const own = { name: 'Own', issuer: 'https://own.example', clientId: 'x' }
    expect(await codes(directory, 'createIdentityProvider', { ...own, ...toAdmins }, manager)).toEqual(
      FORBIDDEN('groupMappings'),
    )
    const id = await made(directory, 'createIdentityProvider', own, manager)
    expect(await codes(directory, 'updateIdentityProvider', { id, ...toAdmins }, manager)).toEqual(
      FORBIDDEN('groupMappings'),
    )
    await made(directory, 'updateIdentityProvider', { id, ...toAdmins })
    // Nor does who lets others in to more: another claim could name anybody.
    expect(await codes(directory, 'updateIdentityProvider', { id, groupsClaim: 'nickname' }, manager)).toEqual(
      FORBIDDEN('id'),
    )
    expect(await codes(directory, 'removeIdentityProvider', { id }, manager)).toEqual(FORBIDDEN('id'))
  })

  test('lets nobody be an administrator, and no token be a service account that runs the fleet', async () => {
    const link = { user: 'Users-1', provider: 'IdentityProviders-1', subject: 'me' }
    expect(await codes(directory, 'linkIdentity', link, manager)).toEqual(FORBIDDEN('user'))
    const robot = await made(directory, 'createServiceAccount', { name: 'Robot' })
    const rule = { name: 'Rule', issuer: 'https://ci.example', audience: 'a', subjectPattern: 's', account: robot }
    const id = await made(directory, 'createTokenIssuer', rule, manager)
    const promote = { subject: robot, roles: ['SYSTEM_ADMINISTRATOR'] }
    expect(await codes(directory, 'setSystemRoles', promote)).toEqual([['INVALID_STATE', 'subject']])
    await made(directory, 'updateTokenIssuer', { id, enabled: false })
    await made(directory, 'setSystemRoles', promote)
    expect(await codes(directory, 'updateTokenIssuer', { id, subjectPattern: 'mine' }, manager)).toEqual(
      FORBIDDEN('id'),
    )
    expect(await codes(directory, 'createTokenIssuer', { ...rule, name: 'Other' }, manager)).toEqual(
      FORBIDDEN('account'),
    )
    expect(await codes(directory, 'removeTokenIssuer', { id }, manager)).toEqual(FORBIDDEN('id'))
  })

  test('makes nothing with a key that could outlive it', async () => {
    const byKey = { ...ada, credential: 'ApiKeys-1', cap: { spaces: null, readOnly: false, permissions: null } }
    const link = { user: 'Users-2', provider: 'IdentityProviders-1', subject: 'me' }
    expect(await codes(directory, 'linkIdentity', link, byKey)).toMatchObject([['FORBIDDEN', 'input']])
    expect(await codes(directory, 'createIdentityProvider', WORK, byKey)).toMatchObject([['FORBIDDEN', 'input']])
  })
})

describe('what a provider gave', () => {
  let one: string
  let two: string
  let user: number
  const groups = async () => {
    const rows = await db().groupMember.findMany({ where: { userId: user }, select: { groupId: true } })
    return rows.map(({ groupId }) => `Groups-${groupId}`).sort()
  }
  const give = async (provider: string, group: string) => {
    const [providerId, groupId] = [Number(provider.split('-')[1]), Number(group.split('-')[1])]
    await db().groupMember.createMany({ data: [{ groupId, userId: user }], skipDuplicates: true })
    await db().givenMembership.create({ data: { providerId, groupId, userId: user } })
  }

  beforeAll(async () => {
    const id = await made(directory, 'createUser', { email: 'gifted@example.com', name: 'Gifted' })
    user = Number(id.split('-')[1])
    const groupMappings = [{ externalGroup: 'x', group: staff }]
    const create = (name: string) =>
      made(directory, 'createIdentityProvider', {
        name,
        issuer: `https://${name}.example`,
        clientId: 'x',
        groupMappings,
      })
    one = await create('one')
    two = await create('two')
  })

  test('is taken back with its mapping, unless another gives it too', async () => {
    await give(one, staff)
    await give(two, staff)
    await made(directory, 'updateIdentityProvider', { id: one, groupMappings: [] })
    expect(await groups()).toEqual([staff])
    await made(directory, 'updateIdentityProvider', { id: two, groupMappings: [] })
    expect(await groups()).toEqual([])
  })

  test('is taken back when it is removed, with its sessions; what people here gave stays', async () => {
    const third = await made(directory, 'createGroup', { name: 'Third' })
    await made(directory, 'addGroupMembers', { group: third, users: [`Users-${user}`] })
    await give(two, staff)
    const session = await db().session.create({
      data: { tokenHash: Buffer.alloc(32, 7), userId: user, expiresAt: new Date('2100-01-01'), providerId: 2 },
    })
    await db().session.update({ where: { id: session.id }, data: { providerId: Number(two.split('-')[1]) } })
    expect((await mutate(directory, 'removeIdentityProvider', { id: two })).removed).toBe(two)
    expect(await groups()).toEqual([third])
    expect(await db().session.findUnique({ where: { id: session.id } })).toMatchObject({ revokedAt: expect.any(Date) })
    expect(await db().user.count({ where: { id: user } })).toBe(1)
  })

  test('is not taken back from the last who administers the system', async () => {
    await made(directory, 'linkIdentity', { user: `Users-${user}`, provider: one, subject: 'last' })
    await made(directory, 'setSystemRoles', { subject: `Users-${user}`, roles: ['SYSTEM_ADMINISTRATOR'] })
    await db().user.update({ where: { id: 1 }, data: { passwordHash: null } })
    const last = { user: `Users-${user}`, provider: one, subject: 'last' }
    expect(await codes(directory, 'unlinkIdentity', last)).toEqual([['INVALID_STATE', 'user']])
    expect(await codes(directory, 'removeIdentityProvider', { id: one })).toEqual([['INVALID_STATE', 'id']])
    expect(await codes(directory, 'updateIdentityProvider', { id: one, enabled: false })).toEqual([
      ['INVALID_STATE', 'enabled'],
    ])
    await directory.database.client.identityProvider.updateMany({ data: { enabled: false } })
    expect(await codes(directory, 'setSystemRoles', { subject: 'Users-1', roles: [] })).toEqual([
      ['INVALID_STATE', 'roles'],
    ])
    await directory.database.client.identityProvider.updateMany({ data: { enabled: true } })
    await made(directory, 'linkIdentity', { user: 'Users-1', provider: 'IdentityProviders-1', subject: 'ada' })
    expect((await mutate(directory, 'unlinkIdentity', last)).errors).toEqual([])
  })

  test('leads to one user at a time', async () => {
    const link = { user: 'Users-2', provider: 'IdentityProviders-1', subject: 'ada' }
    expect(await codes(directory, 'linkIdentity', link)).toEqual([['CONFLICT', 'subject']])
    expect(await codes(directory, 'unlinkIdentity', link)).toEqual([['NOT_FOUND', 'subject']])
  })
})
