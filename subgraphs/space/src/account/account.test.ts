import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Scope } from '@spaceport/kit/rights/scope'
import { openSecret } from '../secret/open.js'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace
let roleId = 0

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  for (const name of ['Acme', 'Zebra']) await space.db.tenant.create({ data: named(name) })
  await space.db.tagSet.create({
    data: { ...named('Region'), tags: { create: { ...named('EU'), color: '#000000', position: 0 } } },
  })
  const permissions = ['AccountView', 'AccountCreate', 'AccountEdit', 'AccountDelete', 'EnvironmentView']
  roleId = (await space.db.userRole.create({ data: { ...named('Accountant'), permissions } })).id
})

afterAll(() => space.close())

let people = 60

/** Somebody who may do everything with accounts, as far as a scope reaches. */
async function accountant(scope: Partial<Scope>) {
  const who = caller(`Users-${people++}`)
  await giveRole(space.db, who.subject, roleId, scope)
  return who
}

const FIELDS = `account { id name type username details hasSecret hasPassphrase tenantedMode isForAllEnvironments version
  environments { name } tenants { name } tenantTags { canonicalName } }`

const act = (mutation: string, input: Record<string, unknown>, who = MANAGER) =>
  mutate(space, mutation, input, who, FIELDS)
const create = (name: string, type: string, more: object = {}, who = MANAGER) =>
  act('createAccount', { space: 'Spaces-1', name, type, ...more }, who)
const code = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors[0] && `${errors[0].code} ${errors[0].path.join('.')}`

async function created(...args: Parameters<typeof create>): Promise<string> {
  const { account, errors } = await create(...args)
  expect(errors).toEqual([])
  return (account as { id: string }).id
}

const env = (...ids: number[]) => ids.map((id) => `Spaces-1/Environments-${id}`)
const rowOf = (id: string) => space.db.account.findUniqueOrThrow({ where: { id: Number(id.split('-').at(-1)) } })
const secret = async (id: number | null) => id && openSecret(space.db, await space.contextOf(), id)

const TOKEN = { token: 'abc' }
const KEY = '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n'
const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const AZURE = { subscriptionNumber: GUID, tenantId: GUID, clientId: GUID }

describe('an account', () => {
  it('comes out as it went in, but for its secrets', async () => {
    const { account, errors } = await create('Deployer', 'SSH_KEY_PAIR', {
      username: 'deploy',
      privateKey: KEY,
      passphrase: 'sesame',
      environments: env(1, 2),
      tenants: ['Spaces-1/Tenants-1'],
      tenantTags: ['Spaces-1/Tags-1'],
    })
    expect(errors).toEqual([])
    expect(account).toEqual({
      id: expect.any(String),
      name: 'Deployer',
      type: 'SSH_KEY_PAIR',
      username: 'deploy',
      details: {},
      hasSecret: true,
      hasPassphrase: true,
      tenantedMode: 'TENANTED',
      isForAllEnvironments: false,
      version: 1,
      environments: [{ name: 'Dev' }, { name: 'Test' }],
      tenants: [{ name: 'Acme' }],
      tenantTags: [{ canonicalName: 'Region/EU' }],
    })
    const { secretId, passphraseId } = await rowOf((account as { id: string }).id)
    expect([await secret(secretId), await secret(passphraseId)]).toEqual([KEY, 'sesame'])
    const events = JSON.stringify(await space.db.auditEvent.findMany({ select: { after: true } }))
    expect(events).not.toMatch(/sesame|OPENSSH/)
  })

  it.each([
    ['USERNAME_PASSWORD', { username: 'me', password: 'x' }],
    ['TOKEN', TOKEN],
    ['AZURE_SUBSCRIPTION', { certificate: 'AAAA', details: { subscriptionNumber: GUID } }],
    ['AZURE_SERVICE_PRINCIPAL', { password: 'x', details: { ...AZURE, azureEnvironment: 'AzureUSGovernment' } }],
    ['AZURE_OIDC', { details: { ...AZURE, audience: 'api://a', deploymentSubjectKeys: ['space', 'project'] } }],
    ['AMAZON_WEB_SERVICES_ACCOUNT', { secretKey: 'x', details: { accessKey: 'AKIA', region: null } }],
    ['AMAZON_WEB_SERVICES_OIDC_ACCOUNT', { details: { roleArn: 'arn:aws:iam::1:role/a', sessionDuration: 3600 } }],
    ['GOOGLE_CLOUD_ACCOUNT', { jsonKey: Buffer.from('{"type":"service_account"}').toString('base64') }],
    ['GENERIC_OIDC_ACCOUNT', {}],
  ])('of the type %s has what that takes', async (type, more) => {
    const { account, errors } = await create(type, type, more)
    expect(errors).toEqual([])
    expect(account).toMatchObject({ type, isForAllEnvironments: true, tenantedMode: 'UNTENANTED' })
  })

  it.each([
    ['USERNAME_PASSWORD', { password: 'x' }, 'username'],
    ['USERNAME_PASSWORD', { username: 'me' }, 'password'],
    ['USERNAME_PASSWORD', { username: 'me', password: '' }, 'password'],
    ['USERNAME_PASSWORD', { username: 'me', password: 'x', token: 'y' }, 'token'],
    ['USERNAME_PASSWORD', { username: 'me', password: 'x', passphrase: 'y' }, 'passphrase'],
    ['USERNAME_PASSWORD', { username: 'me', password: 'x', details: { a: 1 } }, 'details'],
    ['TOKEN', { ...TOKEN, username: 'me' }, 'username'],
    ['SSH_KEY_PAIR', { username: 'me', privateKey: 'AAAA' }, 'privateKey'],
    ['AZURE_SERVICE_PRINCIPAL', { password: 'x', details: { ...AZURE, tenantId: 'me' } }, 'details'],
    ['AZURE_SERVICE_PRINCIPAL', { password: 'x', details: { ...AZURE, clientId: undefined } }, 'details'],
    ['AZURE_OIDC', { password: 'x', details: AZURE }, 'password'],
    ['AZURE_OIDC', { details: { ...AZURE, deploymentSubjectKeys: ['moon'] } }, 'details'],
    ['AMAZON_WEB_SERVICES_ACCOUNT', { secretKey: 'x', details: {} }, 'details'],
    ['AMAZON_WEB_SERVICES_OIDC_ACCOUNT', { details: { roleArn: 'a', sessionDuration: 1 } }, 'details'],
    ['GOOGLE_CLOUD_ACCOUNT', { jsonKey: '[]' }, 'jsonKey'],
    ['AZURE_SUBSCRIPTION', { certificate: '%', details: { subscriptionNumber: GUID } }, 'certificate'],
    ['TOKEN', { ...TOKEN, tenantedMode: 'UNTENANTED', tenants: ['Spaces-1/Tenants-1'] }, 'tenantedMode'],
    ['TOKEN', { ...TOKEN, environments: Array.from({ length: 1001 }, () => env(1)[0]) }, 'environments'],
    ['TOKEN', { token: 'x'.repeat(70_000) }, 'token'],
  ])('of the type %s is refused with %j', async (type, more, field) => {
    const before = [await space.db.account.count(), await space.db.secret.count()]
    const { errors } = await create('Refused', type, more)
    expect(code({ errors })).toBe(`BAD_INPUT input.${field}`)
    expect([await space.db.account.count(), await space.db.secret.count()]).toEqual(before)
  })

  it('keeps its secret until another is set, and cannot be without it', async () => {
    const id = await created('Robot', 'USERNAME_PASSWORD', { username: 'robot', password: 'first' })
    const { secretId } = await rowOf(id)
    await act('updateAccount', { id, password: 'first', username: 'robot2' })
    expect((await rowOf(id)).secretId).toBe(secretId)
    expect(code(await act('updateAccount', { id, password: null }))).toBe('BAD_INPUT input.password')
    await act('updateAccount', { id, password: 'second' })
    expect(await secret((await rowOf(id)).secretId)).toBe('second')
    expect(await space.db.secret.findUnique({ where: { id: secretId ?? 0 } })).toBeNull()
    expect(code(await act('updateAccount', { id, expectedVersion: 1 }))).toBe('VERSION_CONFLICT input.expectedVersion')
    expect(code(await act('updateAccount', { id, name: 'DEPLOYER' }))).toBe('CONFLICT input.name')
  })

  it('is made and moved by those only who reach each of its environments', async () => {
    const who = await accountant({ Environments: [1, 2] })
    expect(code(await create('Everywhere', 'TOKEN', TOKEN, who))).toMatch('FORBIDDEN')
    expect(code(await create('Far', 'TOKEN', { ...TOKEN, environments: env(3) }, who))).toBe(
      'NOT_FOUND input.environments',
    )
    const id = await created('Near', 'TOKEN', { ...TOKEN, environments: env(1) }, who)
    expect((await act('updateAccount', { id, environments: env(1, 2) }, who)).errors).toEqual([])
    expect(code(await act('updateAccount', { id, environments: [] }, who))).toMatch('FORBIDDEN')
    await act('updateAccount', { id, environments: env(1, 3) })
    expect((await act('updateAccount', { id, description: 'Fine.' }, who)).errors).toEqual([])
    expect(code(await act('updateAccount', { id, token: 'mine' }, who))).toMatch('FORBIDDEN')
    expect(code(await mutate(space, 'deleteAccount', { id }, who))).toMatch('FORBIDDEN')
    // What they cannot see stays.
    const { account } = await act('updateAccount', { id, environments: env(2) }, who)
    expect(account).toMatchObject({ environments: [{ name: 'Test' }], isForAllEnvironments: false })
    expect((await rowOf(id)).environmentIds).toEqual([2, 3])
    const far = await created('Other', 'TOKEN', { ...TOKEN, environments: env(3) })
    expect(code(await act('updateAccount', { id: far, name: 'Mine' }, who))).toBe('NOT_FOUND input.id')
    const { data } = await space.ask<{ accounts: { nodes: { name: string }[] } }>(
      '{ accounts(first: 99) { nodes { name } } }',
      {},
      who,
    )
    expect(data.accounts.nodes.map(({ name }) => name)).toEqual(['Deployer', 'Near'])
  })

  it('stays while something uses it, and takes its secrets along when it goes', async () => {
    const secrets = await space.db.secret.count()
    const id = await created('Used', 'AMAZON_WEB_SERVICES_ACCOUNT', { secretKey: 'x', details: { accessKey: 'A' } })
    const accountId = Number(id.split('-').at(-1))
    const actions = { create: { ...named('A'), position: 0, actionType: 'Octopus.Script', accountIds: [accountId] } }
    const process = { create: { steps: { create: { ...named('S'), position: 0, actions } } } }
    const app = await space.db.project.create({ data: { ...project('App'), process } })
    const type = 'AMAZON_WEB_SERVICES_ACCOUNT' as const
    const variable = await space.db.variable.create({ data: { projectId: app.id, ...named('Aws'), type, accountId } })
    const target = await space.db.deploymentTarget.create({
      data: { ...named('Cluster'), endpointStyle: 'AWS_ECS_CLUSTER', machinePolicyId: 1, accountId },
    })
    const remove = () => mutate(space, 'deleteAccount', { id }, MANAGER, 'deletedId')
    expect((await remove()).errors).toMatchObject([
      {
        code: 'IN_USE',
        message: 'It is used by 1 variable: Aws; and by 1 deployment target: Cluster; and by 1 project: App.',
      },
    ])
    await space.db.variable.delete({ where: { id: variable.id } })
    await space.db.deploymentTarget.delete({ where: { id: target.id } })
    expect((await remove()).errors).toMatchObject([{ message: 'It is used by 1 project: App.' }])
    await space.db.deploymentProcess.deleteMany()
    expect(await remove()).toEqual({ deletedId: id, errors: [] })
    expect(await space.db.secret.count()).toBe(secrets)
  })

  it('is found by type, by where and by for whom it is used, and counted by type', async () => {
    const found = async (filter: string) => {
      type Page = { accounts: { nodes: { name: string }[] } }
      const { data } = await space.ask<Page>(`{ accounts(first: 99, filter: { ${filter} }) { nodes { name } } }`)
      return data.accounts.nodes.map(({ name }) => name)
    }
    expect(await found('type: [SSH_KEY_PAIR, USERNAME_PASSWORD]')).toEqual(['Deployer', 'Robot', 'USERNAME_PASSWORD'])
    expect(await found('environment: ["Spaces-1/Environments-1"]')).toEqual(['Deployer'])
    expect(await found('tenant: ["Spaces-1/Tenants-1"]')).toEqual(['Deployer'])
    expect(await found('tenant: ["Spaces-1/Tenants-2"]')).toEqual([])
    expect(await found('tenantTag: ["Spaces-1/Tags-1"]')).toEqual(['Deployer'])
    expect(await found('tenantedMode: [TENANTED]')).toEqual(['Deployer'])
    const { data } = await space.ask(
      '{ accountFacets(filter: { type: [SSH_KEY_PAIR] }) { type { values { name count } } } }',
    )
    expect(data).toEqual({ accountFacets: { type: { values: [{ name: 'SSH_KEY_PAIR', count: 1 }] } } })
  })

  it('tells by no filter of an environment that the caller cannot see', async () => {
    const who = caller(`Users-${people++}`)
    const permissions = ['AccountView', 'TenantView']
    const { id } = await space.db.userRole.create({ data: { ...named('Half-sighted'), permissions } })
    await giveRole(space.db, who.subject, id)
    const count = async (filter: string) => {
      const query = `{ accounts(first: 1, filter: { ${filter} }) { totalCount } }`
      return (await space.ask<{ accounts: { totalCount: number } }>(query, {}, who)).data.accounts.totalCount
    }
    expect(await count('tenant: ["Spaces-1/Tenants-1"]')).toBe(1)
    expect(await count('environment: ["Spaces-1/Environments-1"]')).toBe(0)
  })
})
