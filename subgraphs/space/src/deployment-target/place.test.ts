import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace
let people = 50

const SEES = ['MachineView', 'EnvironmentView', 'TenantView']
const DOES = ['MachineCreate', 'MachineEdit', 'MachineDelete']

/** Somebody who sees all, or the part of `seen`, and looks after targets in each of some scopes. */
async function somebody(scopes: Partial<Scope>[], seen: Partial<Scope> = {}): Promise<Caller> {
  const who = caller(`Users-${people++}`)
  const give = async (permissions: string[], scope: Partial<Scope>) => {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, who.subject, role.id, scope)
  }
  await give(SEES, seen)
  for (const scope of scopes) await give(DOES, scope)
  return who
}

const env = (n: number) => `Spaces-1/Environments-${n}`
const tenant = (n: number) => `Spaces-1/Tenants-${n}`

/** A target that is in environments and for tenants: its number. */
async function target(environments: number[], tenants: number[] = []): Promise<number> {
  const row = await space.db.deploymentTarget.create({
    data: {
      ...{ ...named('t'), endpointStyle: 'NONE', machinePolicyId: 1, tenantedMode: 'TENANTED_OR_UNTENANTED' },
      environments: { create: environments.map((environmentId) => ({ environmentId })) },
      tenants: { create: tenants.map((tenantId) => ({ tenantId })) },
    },
  })
  return row.id
}

async function placeOf(id: number) {
  const row = await space.db.deploymentTarget.findUniqueOrThrow({
    where: { id },
    include: { environments: true, tenants: true },
  })
  return [row.environments.map((one) => one.environmentId).sort(), row.tenants.map((one) => one.tenantId).sort()]
}

async function code(mutation: string, input: object, who: Caller): Promise<string> {
  const { errors } = await mutate(space, mutation, { ...input }, who)
  return errors[0]?.code ?? 'DONE'
}

const create = (who: Caller, environments: number[], tenants: number[] = []) =>
  code(
    'createDeploymentTarget',
    {
      ...{ space: 'Spaces-1', name: `New ${people++}`, endpointStyle: 'NONE' },
      ...{ environments: environments.map(env), tenants: tenants.map(tenant) },
    },
    who,
  )
const update = (who: Caller, id: number, input: object) =>
  code('updateDeploymentTarget', { id: `Spaces-1/Machines-${id}`, ...input }, who)

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
})
beforeEach(() => space.db.deploymentTarget.deleteMany())
afterAll(() => space.close())

describe('whoever looks after some targets', () => {
  it('makes them only where the permission reaches: in each environment with each tenant', async () => {
    const who = await somebody([{ Environments: [1] }])
    expect([await create(who, [1]), await create(who, [2]), await create(who, [1, 2])]).toEqual([
      'DONE',
      'FORBIDDEN',
      'FORBIDDEN',
    ])
    const both = await somebody([
      { Environments: [1], Tenants: [1] },
      { Environments: [2], Tenants: [2] },
    ])
    expect([await create(both, [1], [1]), await create(both, [2], [2])]).toEqual(['DONE', 'DONE'])
    expect([await create(both, [1], [2]), await create(both, [1, 2], [1, 2])]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    const everywhere = await somebody([{}])
    expect(await create(everywhere, [1, 2, 3, 4], [1, 2])).toBe('DONE')
  })

  it('moves none to where it does not reach, and none away from there', async () => {
    const who = await somebody([{ Environments: [1, 2] }])
    const id = await target([1, 4])
    const move = (...environments: number[]) => update(who, id, { environments: environments.map(env) })
    expect([await move(1, 3, 4), await move(1), await move(2), await move(3)]).toEqual(Array(4).fill('FORBIDDEN'))
    expect(await placeOf(id)).toEqual([[1, 4], []])
    expect(await move(4, 2)).toBe('DONE')
    expect(await placeOf(id)).toEqual([[2, 4], []])
  })

  it('gives none to a tenant, and takes none from one, beyond the limit', async () => {
    const who = await somebody([{ Tenants: [1] }])
    const id = await target([1], [1])
    const give = (...tenants: number[]) => update(who, id, { tenants: tenants.map(tenant) })
    expect([await give(1, 2), await give(2)]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    await space.db.targetTenant.create({ data: { targetId: id, tenantId: 2 } })
    expect(await give(1)).toBe('FORBIDDEN')
    expect(await give(2)).toBe('DONE')
    expect(await placeOf(id)).toEqual([[1], [2]])
  })

  it('says nothing of what they cannot see by leaving it out', async () => {
    const seen = { Environments: [1, 2], Tenants: [1] }
    const inTwo = await somebody([{ Environments: [1, 2] }], seen)
    const id = await target([1, 4], [1, 2])
    expect(await update(inTwo, id, { environments: [env(2)] })).toBe('DONE')
    expect(await placeOf(id)).toEqual([
      [2, 4],
      [1, 2],
    ])
    expect(await update(inTwo, id, { environments: [env(4)] })).toBe('NOT_FOUND')
    const anywhere = await somebody([{}], seen)
    expect(await update(anywhere, id, { environments: [env(1)], tenants: [] })).toBe('DONE')
    expect(await placeOf(id)).toEqual([[1, 4], [2]])
  })

  it('neither redirects nor deletes one that others look after, too', async () => {
    const who = await somebody([{ Environments: [1] }])
    const id = await target([1, 4])
    const redirected = { endpointStyle: 'OFFLINE_DROP', endpoint: { dropFolderPath: '/mine' } }
    expect(await update(who, id, redirected)).toBe('FORBIDDEN')
    expect(await update(who, id, { isDisabled: true })).toBe('DONE')
    const remove = () => code('deleteDeploymentTarget', { id: `Spaces-1/Machines-${id}` }, who)
    expect(await remove()).toBe('FORBIDDEN')
    await space.db.targetEnvironment.delete({ where: { targetId_environmentId: { targetId: id, environmentId: 4 } } })
    expect([await update(who, id, redirected), await remove()]).toEqual(['DONE', 'DONE'])
  })
})
