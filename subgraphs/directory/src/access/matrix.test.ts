import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { DOCUMENTED_ROLES } from '@spaceport/kit/rights/testing/documented-roles'
import { getNamedType } from 'graphql'
import { schema } from '../schema.js'
import { made } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { everything, rootFields } from '../testing/everything.js'
import { testInstance, type TestInstance } from '../testing/instance.js'
import { declared, DECLARED_MUTATIONS, holdsDocumented, pruneFor, type Tried } from '../testing/matrix.js'

let directory: TestDirectory
let shop: TestInstance
let bank: TestInstance
const INSTANCES = new Map([
  ['Spaces-1', 'Instances-1'],
  ['Spaces-2', 'Instances-2'],
])

beforeAll(async () => {
  directory = await testDirectory()
  shop = await testInstance(directory, '~shop-instance~')
  bank = await testInstance(directory, '~bank-instance~')
  const shoppers = await made(directory, 'createGroup', { name: '~shoppers~' })
  const bankers = await made(directory, 'createGroup', { name: '~bankers~' })
  const user = (name: string) => made(directory, 'createUser', { email: `${name}@example.com`, name: `~${name}~` })
  const [bob, carol] = [await user('bob'), await user('carol')]
  await made(directory, 'setGroupMembers', { group: shoppers, users: [bob, carol] })
  await made(directory, 'setGroupMembers', { group: bankers, users: [carol] })
  await made(directory, 'createSpace', { name: '~shop~', instance: shop.id, groups: [shoppers, bankers] })
  await made(directory, 'createSpace', { name: '~bank~', instance: bank.id, groups: [bankers] })
  await made(directory, 'setFavouriteSpaces', { spaces: ['Spaces-2', 'Spaces-1'] })
  const views = [
    { name: '~own~', audience: 'SELF' },
    { name: '~to shoppers~', audience: 'GROUPS', groups: [shoppers] },
    { name: '~to bankers~', audience: 'GROUPS', groups: [bankers] },
    { name: '~to all~', audience: 'EVERYBODY' },
  ]
  const saver = somebody(carol, [shoppers, bankers])
  for (const view of views) await made(directory, 'saveView', { ...view, path: '/~path~' }, saver)
})
afterAll(async () => {
  await Promise.all([shop.close(), bank.close()])
  await directory.close()
})

type Payload = { errors: { code: string }[] }
type Case = Tried & { who: string }
const bob = { user: 'Users-2', groups: ['Groups-1'], spaces: ['Spaces-1'] }
const stranger = { user: 'Users-99', groups: [], spaces: [] }

/** Roles in Spaces are nothing here, so that all of them are one: somebody who may enter the Shop. */
const CASES: readonly Case[] = [
  { who: 'System Administrator', systemRole: 'System Administrator', key: null, ...stranger },
  { who: 'System Manager', systemRole: 'System Manager', key: null, ...stranger },
  { who: 'an administrator by a key for users', systemRole: 'System Administrator', key: ['UserView'], ...stranger },
  { who: 'an administrator by a key for the Shop', systemRole: 'System Administrator', key: [], ...bob },
  {
    who: `whoever may enter the Shop (${Object.keys(DOCUMENTED_ROLES).length} roles)`,
    systemRole: null,
    key: null,
    ...bob,
  },
  { who: 'nobody', systemRole: null, key: null, ...stranger },
]

function callerOf({ systemRole, key, user, groups, spaces }: Case): Caller {
  const role = systemRole === 'System Administrator' ? 'SystemAdministrator' : 'SystemManager'
  const forSpaces = key?.length === 0 ? [...spaces] : null
  return {
    subject: user,
    name: user,
    groups: [...groups],
    systemRoles: systemRole ? [role] : [],
    cap: key && { spaces: forSpaces, readOnly: false, permissions: forSpaces ? null : [...key] },
    credential: 'Sessions-999999',
  }
}

/** Which of the views that are shared somebody sees: those of theirs; with `TeamView` all; by a key for some Spaces none. */
function views(tried: Case): ReadonlySet<string> {
  if (tried.key?.length === 0) return new Set()
  const ofGroups = holdsDocumented(tried, 'TeamView') ? ['Groups-1', 'Groups-2'] : tried.groups
  return new Set(['SavedViews-4', ...ofGroups.map((group) => (group === 'Groups-1' ? 'SavedViews-2' : 'SavedViews-3'))])
}

const type = (field: string) => getNamedType(schema.getQueryType()?.getFields()[field]?.type)
const LISTS = rootFields().many.filter((name) => !['directoryEvents', 'whoCan'].includes(name))

describe('every field of the directory', () => {
  test.each(CASES)('as $who: every list, with all that hangs on it', async (tried) => {
    for (const list of LISTS) {
      const of = type(list)
      if (!of) throw new Error(`there is no ${list}`)
      const query = `{ ${list}(first: 100) ${everything(of, 3)} }`
      const all = await directory.ask(ada, query)
      expect(all.errors).toBeUndefined()
      const answer = await directory.ask(callerOf(tried), query)
      expect({ list, answer }).toEqual({
        list,
        answer: { data: pruneFor(tried, all.data, { instances: INSTANCES, views: views(tried) }) },
      })
    }
  })

  test.each(CASES)('as $who: what takes a permission as a whole', async (tried) => {
    const fields = {
      directoryEvents: 'directoryEvents(first: 1) { totalCount }',
      verifyDirectoryAudit: 'verifyDirectoryAudit { intact }',
      identityProviders: 'identityProviders { id }',
      tokenIssuers: 'tokenIssuers { id }',
    }
    const asked = new Set([...LISTS, ...rootFields().one, 'me', 'explainAccess', 'whoCan', ...Object.keys(fields)])
    const names = Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => !name.startsWith('_'))
    expect(names.filter((name) => !asked.has(name))).toEqual([])
    for (const [name, selection] of Object.entries(fields)) {
      const { data } = await directory.ask(callerOf(tried), `{ ${selection} }`)
      const told = data?.[name] !== null && data?.[name] !== undefined
      expect({ name, told }).toEqual({ name, told: holdsDocumented(tried, declared(`Query.${name}`)) })
    }
  })
})

/** Input by which a mutation that is let through says something else than `FORBIDDEN`, and changes nothing. */
const INPUTS: Readonly<Record<string, object>> = {
  createSpace: { name: 'x', instance: 'Instances-99' },
  updateSpace: { id: 'Spaces-99', name: 'x' },
  registerInstance: { name: '', url: '', publicKey: '' },
  updateInstance: { id: 'Instances-99', name: 'x' },
  rotateInstanceKey: { id: 'Instances-99' },
  createUser: { email: '', name: '' },
  updateUser: { id: 'Users-99', name: 'x' },
  removeUser: { id: 'Users-98' },
  disableUser: { id: 'Users-98' },
  enableUser: { id: 'Users-98' },
  createGroup: { name: '' },
  updateGroup: { id: 'Groups-99', name: 'x' },
  removeGroup: { id: 'Groups-99' },
  setGroupMembers: { group: 'Groups-99', users: [] },
  addGroupMembers: { group: 'Groups-99', users: ['Users-98'] },
  removeGroupMembers: { group: 'Groups-99', users: ['Users-98'] },
  grantEntry: { group: 'Groups-99', space: 'Spaces-99' },
  revokeEntry: { group: 'Groups-99', space: 'Spaces-99' },
  setSystemRoles: { subject: 'Users-98', roles: [] },
  createServiceAccount: { name: '' },
  inviteUser: { email: '' },
  createPasswordReset: { user: 'Users-98' },
  createIdentityProvider: { name: '', issuer: '', clientId: '' },
  updateIdentityProvider: { id: 'IdentityProviders-99' },
  removeIdentityProvider: { id: 'IdentityProviders-99' },
  linkIdentity: { user: 'Users-98', provider: 'IdentityProviders-99', subject: 'x' },
  unlinkIdentity: { user: 'Users-98', provider: 'IdentityProviders-99', subject: 'x' },
  createTokenIssuer: { name: '', issuer: '', audience: '', subjectPattern: '', account: 'Users-98' },
  updateTokenIssuer: { id: 'TokenIssuers-99' },
  removeTokenIssuer: { id: 'TokenIssuers-99' },
}

/** Those that everybody may do to what is their own; for what is not, it does not exist. */
const OWN: Readonly<Record<string, { input: object; codes: string[] }>> = {
  changePassword: {
    input: { oldPassword: 'x', newPassword: 'quite another long sentence 7' },
    codes: ['NOT_FOUND', 'BAD_CREDENTIALS', 'FORBIDDEN', 'BAD_INPUT'],
  },
  createApiKey: { input: { name: 'x', user: 'Users-1' }, codes: ['NOT_FOUND', 'FORBIDDEN'] },
  revokeApiKey: { input: { id: 'ApiKeys-99' }, codes: ['NOT_FOUND', 'FORBIDDEN'] },
  revokeSession: { input: { id: 'Sessions-99' }, codes: ['NOT_FOUND', 'FORBIDDEN'] },
  revokeOtherSessions: { input: {}, codes: [] },
  saveView: { input: { name: 'x', path: 'x' }, codes: ['BAD_INPUT'] },
  updateSavedView: { input: { id: 'SavedViews-99' }, codes: ['NOT_FOUND'] },
  removeSavedView: { input: { id: 'SavedViews-99' }, codes: ['NOT_FOUND'] },
  setFavouriteSpaces: { input: { spaces: ['Spaces-99'] }, codes: ['NOT_FOUND'] },
}

describe('every mutation of the directory', () => {
  test('has a case', () => {
    const cases = [...Object.keys(INPUTS), ...Object.keys(OWN)]
    expect(cases.toSorted()).toEqual(DECLARED_MUTATIONS.map(({ name }) => name).toSorted())
    expect(
      DECLARED_MUTATIONS.filter(({ permission }) => permission === 'Public')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(OWN).toSorted())
  })

  test.each(CASES)('as $who', async (tried) => {
    for (const { name, permission } of DECLARED_MUTATIONS) {
      const input = INPUTS[name]
      if (!input) continue
      const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`
      const query = `mutation ($input: ${inputType}) { answer: ${name}(input: $input) { errors { code message } } }`
      const { data, errors } = await directory.ask(callerOf(tried), query, { input })
      expect(errors).toBeUndefined()
      const [error] = (data?.answer as Payload | undefined)?.errors ?? []
      const allowed = holdsDocumented(tried, permission)
      expect({ name, code: error?.code, allowed: error?.code !== 'FORBIDDEN' }).toEqual({
        name,
        code: error?.code,
        allowed,
      })
      expect(JSON.stringify(data)).not.toMatch(/~\w+~/)
    }
  })

  test.each(CASES.filter(({ systemRole }) => systemRole === null))('of what is not their own: $who', async (tried) => {
    for (const [name, { input, codes }] of Object.entries(OWN)) {
      const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`
      const query = `mutation ($input: ${inputType}) { answer: ${name}(input: $input) { errors { code message } } }`
      const { data } = await directory.ask(callerOf(tried), query, { input })
      const told = ((data?.answer as Payload | undefined)?.errors ?? []).map(({ code }) => code)
      expect({
        name,
        told: told.every((code) => codes.includes(code)),
        some: told.length > 0 || codes.length === 0,
      }).toEqual({
        name,
        told: true,
        some: true,
      })
    }
  })
})
