import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const env = (n: number) => `Spaces-1/Environments-${n}`
const tenant = (n: number) => `Spaces-1/Tenants-${n}`
const account = (n: number) => `Spaces-1/Accounts-${n}`
const id = (n: number) => `Spaces-1/Machines-${n}`
const tag = (n: number) => `Spaces-1/Tags-${n}`
const THUMBPRINT = 'B'.repeat(40)
const TENTACLE = { endpointStyle: 'TENTACLE_PASSIVE', uri: 'https://web1:10933/', thumbprint: THUMBPRINT }
const CLOUD = { endpointStyle: 'NONE', environments: [env(1)] }
const FIELDS = `deploymentTarget { id name description endpointStyle uri thumbprint endpoint operatingSystem isDisabled tenantedMode roles version
  environments { name } tenants { name } tenantTags { canonicalName } account { name } workerPool { name } machinePolicy { isDefault name }
  health healthCheckedAt }`

const create = (input: object) =>
  mutate(space, 'createDeploymentTarget', { space: 'Spaces-1', ...input }, MANAGER, FIELDS)
const update = (input: object) => mutate(space, 'updateDeploymentTarget', { ...input }, MANAGER, FIELDS)

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
  const tags = { create: ['EU', 'US'].map((name, position) => ({ ...named(name), color: '#000000', position })) }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  await db.machinePolicy.create({ data: named('Strict') })
  await db.account.create({ data: { ...named('key'), type: 'SSH_KEY_PAIR' } })
  await db.account.create({ data: { ...named('token'), type: 'TOKEN' } })
})
afterAll(() => space.close())

describe('a deployment target', () => {
  it('is in environments, for tenants and by roles, and looked after by the default policy', async () => {
    const input = {
      ...{ name: 'web1', description: 'First', ...TENTACLE, environments: [env(4), env(1), env(4)] },
      ...{ roles: ['web', ' API ', 'Web'], tenants: [tenant(2), tenant(1)], tenantTags: [tag(1)] },
      ...{ endpoint: { tentacleVersion: '8.1' }, operatingSystem: 'Debian 12', workerPool: 'Spaces-1/WorkerPools-1' },
    }
    const { errors, deploymentTarget } = await create(input)
    expect(errors).toEqual([])
    expect(deploymentTarget).toEqual({
      ...{ id: id(1), name: 'web1', description: 'First', ...TENTACLE, endpoint: { tentacleVersion: '8.1' } },
      ...{
        operatingSystem: 'Debian 12',
        isDisabled: false,
        tenantedMode: 'TENANTED',
        roles: ['API', 'Web'],
        version: 1,
      },
      ...{ environments: [{ name: 'Dev' }, { name: 'Production' }], tenants: [{ name: 'Acme' }, { name: 'Mars' }] },
      ...{ tenantTags: [{ canonicalName: 'Region/EU' }], account: null, workerPool: { name: 'Default Worker Pool' } },
      ...{
        machinePolicy: { isDefault: true, name: 'Default Machine Policy' },
        health: 'UNKNOWN',
        healthCheckedAt: null,
      },
    })
    const event = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({
      ...{ action: 'createDeploymentTarget', kind: 'Machines', environmentIds: [4, 1], tenantIds: [2, 1] },
      after: { environmentIds: [1, 4], tenantIds: [1, 2], tenantTagIds: [1], roles: ['API', 'Web'] },
    })
    expect((await create({ ...input, name: 'WEB1' })).errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  it('changes as far as it is said, and its lists wholly', async () => {
    const changes = {
      environments: [env(1), env(2)],
      tenants: [],
      tenantTags: [],
      tenantedMode: 'UNTENANTED',
      roles: ['db'],
    }
    const more = { machinePolicy: 'Spaces-1/MachinePolicies-2', workerPool: null, description: null, isDisabled: true }
    const { errors, deploymentTarget } = await update({ id: id(1), ...changes, ...more, expectedVersion: 1 })
    expect(errors).toEqual([])
    expect(deploymentTarget).toMatchObject({
      ...{ environments: [{ name: 'Dev' }, { name: 'Test' }], tenants: [], tenantTags: [], roles: ['db'], version: 2 },
      ...{ machinePolicy: { name: 'Strict' }, workerPool: null, description: null, isDisabled: true, ...TENTACLE },
      endpoint: { tentacleVersion: '8.1' },
    })
    expect((await update({ id: id(1), expectedVersion: 1 })).errors[0]?.message).toMatch(/environmentIds.*roles/)
  })

  it('is spoken to otherwise by another style alone, all of which is given then', async () => {
    const bad = await update({ id: id(1), endpointStyle: 'SSH' })
    expect(bad.errors).toMatchObject([{ code: 'BAD_INPUT', path: ['input', 'account'] }])
    const ssh = { endpointStyle: 'SSH', uri: 'ssh://web1', thumbprint: `SHA256:${'a'.repeat(43)}`, account: account(1) }
    expect((await update({ id: id(1), ...ssh, uri: undefined })).errors).toMatchObject([{ path: ['input', 'uri'] }])
    expect((await update({ id: id(1), ...ssh })).deploymentTarget).toMatchObject({
      ...{ uri: 'ssh://web1', endpoint: {}, account: { name: 'key' } },
    })
    expect((await update({ id: id(1), uri: 'ssh://web2' })).deploymentTarget).toMatchObject({ uri: 'ssh://web2' })
    expect((await update({ id: id(1), account: null })).errors).toMatchObject([{ path: ['input', 'account'] }])
    const tentacle = await update({ id: id(1), ...TENTACLE })
    expect(tentacle.deploymentTarget).toMatchObject({ ...TENTACLE, account: null })
  })

  it.each([
    ['no environment', { environments: [] }, 'BAD_INPUT', 'environments'],
    [
      '1,001 environments',
      { environments: Array.from({ length: 1_001 }, (_, n) => env(n + 1)) },
      'BAD_INPUT',
      'environments',
    ],
    ['an environment that is not there', { environments: [env(9)] }, 'NOT_FOUND', 'environments'],
    ['an environment of another Space', { environments: ['Spaces-2/Environments-1'] }, 'BAD_ID', 'environments'],
    ['a tenant that is not there', { tenants: [tenant(9)] }, 'NOT_FOUND', 'tenants'],
    ['a tag that is not there', { tenantTags: [tag(9)] }, 'NOT_FOUND', 'tenantTags'],
    ['a tag of another Space', { tenantTags: ['Spaces-2/Tags-1'] }, 'BAD_ID', 'tenantTags'],
    [
      'tenants though it is untenanted',
      { tenants: [tenant(1)], tenantedMode: 'UNTENANTED' },
      'BAD_INPUT',
      'tenantedMode',
    ],
    [
      'tags of tenants though it is untenanted',
      { tenantTags: [tag(1)], tenantedMode: 'UNTENANTED' },
      'BAD_INPUT',
      'tenantedMode',
    ],
    ['101 roles', { roles: Array.from({ length: 101 }, (_, n) => `r${n}`) }, 'BAD_INPUT', 'roles'],
    ['a blank role', { roles: ['web', ''] }, 'BAD_INPUT', 'roles'],
    ['an account that does not fit its style', { account: account(2) }, 'BAD_INPUT', 'account'],
    ['an address where its style has none', { uri: 'https://x/' }, 'BAD_INPUT', 'uri'],
    ['what its style does not know', { endpoint: { clusterUrl: 'https://k8s' } }, 'BAD_INPUT', 'endpoint'],
    ['a policy that is not there', { machinePolicy: 'Spaces-1/MachinePolicies-9' }, 'NOT_FOUND', 'machinePolicy'],
    ['an operating system with a line break', { operatingSystem: 'a\nb' }, 'BAD_INPUT', 'operatingSystem'],
  ])('refuses %s', async (_what, input, code, field) => {
    expect((await create({ name: 'Odd', ...CLOUD, ...input })).errors).toMatchObject([{ code, path: ['input', field] }])
    const { id: local } = await space.db.deploymentTarget.upsert({
      where: { nameKey: 'plain' },
      create: {
        ...named('plain'),
        endpointStyle: 'NONE',
        machinePolicyId: 1,
        environments: { create: { environmentId: 1 } },
      },
      update: {},
    })
    expect((await update({ id: id(local), ...input })).errors).toMatchObject([{ code, path: ['input', field] }])
  })

  it('stays while a variable is scoped to it, and then goes', async () => {
    await space.db.project.create({ data: project('Shop') })
    await space.db.variable.create({ data: { projectId: 1, ...named('Port'), value: '1', targetIds: [1] } })
    const remove = () => mutate(space, 'deleteDeploymentTarget', { id: id(1) }, MANAGER, 'deletedId')
    expect((await remove()).errors).toMatchObject([{ code: 'IN_USE', message: 'It is used by 1 variable: Port.' }])
    await space.db.variable.deleteMany()
    expect(await remove()).toEqual({ deletedId: id(1), errors: [] })
    expect(await space.db.targetEnvironment.count({ where: { targetId: 1 } })).toBe(0)
  })
})
