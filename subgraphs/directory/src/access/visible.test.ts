import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'
import { readAccess } from '@spaceport/kit/schema/access'
import { getNamedType, isNonNullType, isObjectType } from 'graphql'
import { schema, sdl } from '../schema.js'
import { made, mutate, MUTATIONS, type MutationName } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { everything, rootFields, wholeGraph } from '../testing/everything.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let directory: TestDirectory
let shop: TestInstance
let bank: TestInstance
let bob: Caller
/** What Bob must not learn of: everything that has to do with the Bank. */
const SECRETS = ['Bank', 'bank', 'carol', 'Carol', 'Users-1"', 'Ada']

beforeAll(async () => {
  directory = await testDirectory()
  shop = await testInstance(directory, 'Shop host')
  bank = await testInstance(directory, 'Bank host')
  const shoppers = await made(directory, 'createGroup', { name: 'Shoppers' })
  const bankers = await made(directory, 'createGroup', { name: 'Bankers' })
  const user = await made(directory, 'createUser', { email: 'bob@example.com', name: 'Bob' })
  const carol = await made(directory, 'createUser', { email: 'carol@example.com', name: 'Carol' })
  await made(directory, 'setGroupMembers', { group: shoppers, users: [user, carol] })
  await made(directory, 'setGroupMembers', { group: bankers, users: [carol, 'Users-1'] })
  await made(directory, 'createSpace', { name: 'Shop', instance: shop.id, groups: [shoppers, bankers] })
  await made(directory, 'createSpace', { name: 'Bank', instance: bank.id, groups: [bankers] })
  await made(directory, 'createSpace', { name: 'Bank vault', instance: shop.id, groups: [bankers] })
  bob = somebody(user, [shoppers])
  SECRETS.push(carol, bankers, bank.id, bank.url, bank.publicKey, shop.url, shop.publicKey)
})
afterAll(async () => {
  await Promise.all([shop.close(), bank.close()])
  await directory.close()
})

function expectNoSecrets(answer: unknown): void {
  const text = JSON.stringify(answer)
  for (const secret of SECRETS) expect(text).not.toContain(secret)
}

describe('somebody who may enter one Space of three', () => {
  test('sees that Space and nothing else, however they ask', async () => {
    const answer = await directory.ask(bob, wholeGraph(6))
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toMatchObject({
      me: { name: 'Bob', groups: [{ name: 'Shoppers', spaces: [{ name: 'Shop' }], members: [{ name: 'Bob' }] }] },
      spaces: { totalCount: 1, nodes: [{ name: 'Shop', instance: { name: 'Shop host', url: null, publicKey: null } }] },
      instances: { totalCount: 1, nodes: [{ spaces: [{ name: 'Shop' }] }] },
      users: { totalCount: 1 },
      groups: { totalCount: 1 },
    })
    expectNoSecrets(answer)
    // The same question finds the secrets for whoever may know them.
    const all = JSON.stringify(await directory.ask(ada, wholeGraph(6)))
    for (const secret of SECRETS) expect(all).toContain(secret)
  })

  test('gets for what exists the very answer that they get for what does not', async () => {
    for (const field of rootFields().one) {
      const type = getNamedType(schema.getQueryType()?.getFields()[field]?.type)
      const kind = `${field.charAt(0).toUpperCase()}${field.slice(1)}s`
      const query = `query ($id: ID!) { ${field}(id: $id) ${type ? everything(type, 1) : ''} }`
      const unknown = await directory.ask(bob, query, { id: `${kind}-99` })
      expect(unknown).toMatchObject({ data: { [field]: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
      const hidden = { space: ['2', '3'], instance: ['2'], user: ['1', '3'], group: ['2'] }[field] ?? []
      expect(hidden).not.toEqual([])
      for (const n of hidden) expect(await directory.ask(bob, query, { id: `${kind}-${n}` })).toEqual(unknown)
    }
  })

  test.each(['', 'Spaces', 'Spaces-0', 'Spaces-1/Projects-1', 'Users-1', 'Spaces-99999999999'])(
    'is told that an id is malformed: %j',
    async (id) => {
      const answer = await directory.ask(bob, `query ($id: ID!) { space(id: $id) { id } }`, { id })
      expect(answer).toMatchObject({ data: { space: null }, errors: [{ extensions: { code: 'BAD_ID' } }] })
    },
  )

  test('learns nothing by filters, and nothing by cursors that they make up', async () => {
    const query = `query ($filter: SpaceFilter, $after: String, $before: String) {
      spaces(first: 100, filter: $filter, after: $after, before: $before) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage } }
    }`
    const found = await directory.ask(bob, query, { filter: { text: 'bank' } })
    expect(found.data).toMatchObject({ spaces: { totalCount: 0, nodes: [] } })
    const binding = cursorBinding('spaces', null, { field: 'NAME', direction: 'ASC' })
    for (const [value, local] of [
      ['bank', 2],
      ['bank vault', 3],
      ['nothing', 2],
    ] as const) {
      const cursor = encodeCursor(binding, { direction: 'ASC', value, space: 1, local })
      const [known] = [await directory.ask(bob, query, { after: cursor })]
      expect(known.data).toMatchObject({ spaces: { totalCount: 1, nodes: [{ name: 'Shop' }] } })
      expect((await directory.ask(bob, query, { before: cursor })).data).toMatchObject({ spaces: { nodes: [] } })
    }
  })

  test('follows references of other subgraphs to nothing more', async () => {
    const seen: string[] = []
    for (const name of ['Space', 'Instance', 'User', 'Group']) {
      const type = schema.getType(name)
      const selection = type ? everything(type, 2) : ''
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${name} ${selection} } }`
      const of = [1, 2, 3, 99].map((n) => ({ __typename: name, id: `${name}s-${n}` }))
      const answer = await directory.ask(bob, query, { of: [...of, { __typename: name, id: 'nonsense' }] })
      expect(answer.errors).toBeUndefined()
      expectNoSecrets(answer)
      const entities = (answer.data?._entities ?? []) as ({ id: string } | null)[]
      seen.push(...entities.flatMap((entity) => entity?.id ?? []))
    }
    expect(seen).toEqual(['Spaces-1', 'Instances-1', 'Users-2', 'Groups-1'])
  })

  test('sees a Space no longer from the moment that entry is revoked', async () => {
    const names = async () => (await directory.ask(bob, '{ spaces(first: 9) { nodes { name } } }')).data
    await made(directory, 'revokeEntry', { group: 'Groups-1', space: 'Spaces-1' })
    expect(await names()).toEqual({ spaces: { nodes: [] } })
    await made(directory, 'grantEntry', { group: 'Groups-1', space: 'Spaces-1' })
    expect(await names()).toEqual({ spaces: { nodes: [{ name: 'Shop' }] } })
  })
})

describe('the permission of a field', () => {
  const input: Record<MutationName, Record<string, unknown>> = {
    createSpace: { name: 'X', instance: 'Instances-2' },
    updateSpace: { id: 'Spaces-1', name: 'X' },
    registerInstance: { name: 'X', url: 'http://x.example', publicKey: 'X' },
    updateInstance: { id: 'Instances-1', name: 'X' },
    rotateInstanceKey: { id: 'Instances-1' },
    createUser: { email: 'x@example.com', name: 'X' },
    updateUser: { id: 'Users-2', name: 'X' },
    removeUser: { id: 'Users-2' },
    disableUser: { id: 'Users-2' },
    enableUser: { id: 'Users-2' },
    createServiceAccount: { name: 'X' },
    inviteUser: { email: 'x@example.com' },
    changePassword: { oldPassword: 'X', newPassword: 'some long enough text' },
    createPasswordReset: { user: 'Users-2' },
    revokeSession: { id: 'Sessions-1' },
    revokeOtherSessions: {},
    setSystemRoles: { subject: 'Users-2', roles: ['SYSTEM_MANAGER'] },
    createGroup: { name: 'X' },
    updateGroup: { id: 'Groups-1', name: 'X' },
    removeGroup: { id: 'Groups-1' },
    setGroupMembers: { group: 'Groups-1', users: ['Users-2'] },
    addGroupMembers: { group: 'Groups-1', users: ['Users-1'] },
    removeGroupMembers: { group: 'Groups-1', users: ['Users-2'] },
    grantEntry: { group: 'Groups-1', space: 'Spaces-3' },
    revokeEntry: { group: 'Groups-1', space: 'Spaces-1' },
    createApiKey: { name: 'X' },
    revokeApiKey: { id: 'ApiKeys-1' },
    createIdentityProvider: { name: 'X', issuer: 'https://x.example', clientId: 'x' },
    updateIdentityProvider: { id: 'IdentityProviders-1', name: 'X' },
    removeIdentityProvider: { id: 'IdentityProviders-1' },
    linkIdentity: { user: 'Users-1', provider: 'IdentityProviders-1', subject: 'x' },
    unlinkIdentity: { user: 'Users-1', provider: 'IdentityProviders-1', subject: 'x' },
    createTokenIssuer: {
      name: 'X',
      issuer: 'https://x.example',
      audience: 'x',
      subjectPattern: 'x',
      account: 'Users-1',
    },
    updateTokenIssuer: { id: 'TokenIssuers-1', name: 'X' },
    removeTokenIssuer: { id: 'TokenIssuers-1' },
    saveView: { name: 'X', path: '/x' },
    updateSavedView: { id: 'SavedViews-1', name: 'X' },
    removeSavedView: { id: 'SavedViews-1' },
    setFavouriteSpaces: { spaces: ['Spaces-1'] },
  }

  /** How many changes the audit knows; refusals are in it too. */
  const changes = () =>
    directory.database.client.auditEvent.count({ where: { NOT: { action: { startsWith: 'refused:' } } } })

  test('of every mutation is asked for', async () => {
    const declared = [...readAccess(sdl)].filter(([field]) => field.startsWith('Mutation.'))
    expect(declared.map(([field]) => field.slice('Mutation.'.length)).sort()).toEqual([...MUTATIONS].sort())
    const rows = await changes()
    for (const [field, permission] of declared.filter(([, one]) => one !== 'Public')) {
      expect(permission).not.toBeNull()
      const name = field.slice('Mutation.'.length) as MutationName
      const { errors, ...payload } = await mutate(directory, name, input[name], bob)
      expect([name, errors]).toEqual([name, [{ code: 'FORBIDDEN', path: [] }]])
      expect(Object.values(payload).every((value) => value === null)).toBe(true)
    }
    expect(await changes()).toBe(rows)
  })

  const SESSION_ONLY = [
    ...['createApiKey', 'changePassword', 'createPasswordReset', 'inviteUser', 'revokeOtherSessions'],
    ...['createIdentityProvider', 'updateIdentityProvider', 'linkIdentity', 'createTokenIssuer', 'updateTokenIssuer'],
  ]

  test('is not enough with a key that may only read, or only enter some Spaces', async () => {
    const rows = await changes()
    for (const name of MUTATIONS) {
      for (const cap of [
        { spaces: null, readOnly: true, permissions: null },
        { spaces: ['Spaces-1'], readOnly: false, permissions: null },
      ]) {
        const { errors } = await mutate(directory, name, input[name], { ...ada, cap })
        expect([name, errors.map(({ code }) => code)]).toEqual([
          name,
          [cap.readOnly && !SESSION_ONLY.includes(name) ? 'READ_ONLY_KEY' : 'FORBIDDEN'],
        ])
      }
    }
    expect(await changes()).toBe(rows)
  })

  /** The types that everybody is led to; the build checks how one gets to the others. */
  const OF_EVERYBODY = ['Query', 'Space', 'Instance', 'User', 'Group', 'ApiKey', 'Session', 'SavedView']

  test('is one that everybody holds, unless the field can be null', () => {
    for (const [field, permission] of readAccess(sdl)) {
      const [typeName = '', name = ''] = field.split('.')
      if (
        !OF_EVERYBODY.includes(typeName) ||
        ['Public', 'SpaceView', 'UserView', 'TeamView'].includes(permission ?? '')
      )
        continue
      const type = schema.getType(typeName)
      const of = isObjectType(type) ? type.getFields()[name]?.type : undefined
      expect([field, isNonNullType(of)]).toEqual([field, false])
    }
  })
})

describe('the graph', () => {
  test('answers nobody without an assertion, and no component that asks for itself', async () => {
    const body = JSON.stringify({ query: '{ __typename _service { sdl } }' })
    const headers = { 'content-type': 'application/json' }
    const bare = await fetch(new URL('/graphql', directory.gateway.peer.url), { method: 'POST', body, headers })
    expect(bare.status).toBe(401)
    expect(await bare.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(await directory.ask(null, '{ me { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
    for (const path of ['/internal/sdl', '/internal/membership', '/internal/authenticate', '/internal/sign-in']) {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(new URL(path, directory.gateway.peer.url), { method })
        expect([path, method, answer.status]).toEqual([path, method, 401])
      }
    }
  })

  test('gives its SDL to the gateway', async () => {
    const { status, text } = await directory.gateway.text({ method: 'GET', path: '/internal/sdl' })
    expect({ status, text }).toEqual({ status: 200, text: sdl })
  })
})
