import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

/** Ten targets: those of even number in Dev, of odd in Test; every third in Production, too; the first two for Acme, the third for Mars. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.tenant.createMany({ data: ['Acme', 'Mars'].map(named) })
  const tags = { create: [{ ...named('EU'), color: '#000000', position: 0 }] }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  await db.machinePolicy.create({ data: named('Strict') })
  await db.account.create({ data: { ...named('key'), type: 'SSH_KEY_PAIR' } })
  for (let n = 0; n < 10; n++) {
    const environments = [n % 2 === 0 ? 1 : 2, ...(n % 3 === 0 ? [4] : [])]
    await db.deploymentTarget.create({
      data: {
        ...named(`t${n}`),
        endpointStyle: n === 9 ? 'SSH' : 'NONE',
        machinePolicyId: n === 0 ? 2 : 1,
        workerPoolId: n === 1 ? 1 : null,
        accountId: n === 9 ? 1 : null,
        isDisabled: n === 8,
        health: n < 4 ? 'HEALTHY' : 'UNKNOWN',
        healthCheckedAt: n < 4 ? new Date(Date.UTC(2026, 0, n + 1)) : null,
        tenantedMode: n < 3 ? 'TENANTED' : 'UNTENANTED',
        tenantTagIds: n === 5 ? [1] : [],
        environments: { create: environments.map((environmentId) => ({ environmentId })) },
        roles: { create: [{ role: 'web' }, ...(n < 2 ? [{ role: 'API' }] : [])] },
        tenants: { create: n < 3 ? [{ tenantId: n < 2 ? 1 : 2 }] : [] },
      },
    })
  }
})
afterAll(() => space.close())

/** The numbers of the targets that a filter lets through. */
async function found(filter: string, who = MANAGER, more = ''): Promise<number[]> {
  type Data = { deploymentTargets: { nodes: { name: string }[]; totalCount: number } }
  const query = `{ deploymentTargets(first: 20, filter: { ${filter} } ${more}) { nodes { name } totalCount } }`
  const { data, errors } = await space.ask<Data>(query, {}, who)
  expect(errors).toEqual([])
  expect(data.deploymentTargets.totalCount).toBe(data.deploymentTargets.nodes.length)
  return data.deploymentTargets.nodes.map(({ name }) => Number(name.slice(1)))
}

let people = 30

/** Somebody with some permissions within limits. */
async function somebody(...grants: [permissions: string[], scope: object][]) {
  const who = caller(`Users-${people++}`)
  for (const [permissions, scope] of grants) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, who.subject, role.id, scope)
  }
  return who
}

describe('deployment targets', () => {
  it.each([
    ['environment: ["Spaces-1/Environments-4"]', [0, 3, 6, 9]],
    ['environment: ["Spaces-1/Environments-4", "Spaces-1/Environments-1"]', [0, 2, 3, 4, 6, 8, 9]],
    ['environment: ["Spaces-2/Environments-1"]', []],
    ['role: ["API"]', [0, 1]],
    ['role: ["api"]', []],
    ['role: ["API", "\\u0000"]', [0, 1]],
    ['health: [UNKNOWN], isDisabled: false', [4, 5, 6, 7, 9]],
    ['endpointStyle: [SSH, KUBERNETES]', [9]],
    ['machinePolicy: ["Spaces-1/MachinePolicies-2"]', [0]],
    ['workerPool: ["Spaces-1/WorkerPools-1"]', [1]],
    ['account: ["Spaces-1/Accounts-1"]', [9]],
    ['tenant: ["Spaces-1/Tenants-1"]', [0, 1]],
    ['tenantTag: ["Spaces-1/Tags-1", "Spaces-2/Tags-1"]', [5]],
    ['hasTenants: true', [0, 1, 2]],
    ['hasTenants: false, role: ["web"], endpointStyle: [NONE]', [3, 4, 5, 6, 7, 8]],
    ['tenantedMode: [TENANTED]', [0, 1, 2]],
    ['healthChecked: { from: "2026-01-02T00:00:00Z", to: "2026-01-04T00:00:00Z" }', [1, 2]],
    ['text: "T9"', [9]],
    ['id: ["Spaces-1/Machines-3"]', [2]],
  ])('with %s are %j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  it('come in the order of their last health check, those without one last', async () => {
    const order = (direction: string) => `orderBy: { field: HEALTH_CHECKED_AT, direction: ${direction} }`
    expect(await found('', MANAGER, order('ASC'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(await found('', MANAGER, order('DESC'))).toEqual([3, 2, 1, 0, 9, 8, 7, 6, 5, 4])
  })

  it.each([
    ['tenantTag: ["Spaces-1/Tenants-1"]', 'BAD_ID'],
    [`role: [${'"x",'.repeat(101)}]`, 'BAD_INPUT'],
    ['healthChecked: { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" }', 'BAD_INPUT'],
  ])('are refused with %.60s', async (filter, code) => {
    const { errors } = await space.ask(`{ deploymentTargets(first: 1, filter: { ${filter} }) { totalCount } }`)
    expect(errors[0]?.extensions.code).toBe(code)
  })

  it('are counted by what they have in common', async () => {
    const list = '{ values { name count } truncated }'
    const query = `{ deploymentTargetFacets(filter: { role: ["web"] }) {
      health ${list} role ${list} environment ${list} endpointStyle ${list} machinePolicy ${list} tenant ${list} state ${list} } }`
    const { data, errors } = await space.ask<{ deploymentTargetFacets: Record<string, { values: object[] }> }>(query)
    expect(errors).toEqual([])
    const values = (...counts: [string, number][]) => counts.map(([name, count]) => ({ name, count }))
    const facets = Object.entries(data.deploymentTargetFacets).map(([name, facet]) => [name, facet.values])
    expect(Object.fromEntries(facets)).toEqual({
      health: values(['UNKNOWN', 6], ['HEALTHY', 4]),
      role: values(['web', 10], ['API', 2]),
      environment: values(['Dev', 5], ['Test', 5], ['Production', 4]),
      endpointStyle: values(['NONE', 9], ['SSH', 1]),
      machinePolicy: values(['Default Machine Policy', 9], ['Strict', 1]),
      tenant: values(['Acme', 2], ['Mars', 1]),
      state: values(['active', 9], ['disabled', 1]),
    })
  })

  it('are seen in some environments and for some tenants alone, and only what else is seen is told of them', async () => {
    const inTest = await somebody([['MachineView', 'EnvironmentView'], { Environments: [2] }])
    expect(await found('', inTest)).toEqual([1, 3, 5, 7, 9])
    expect(await found('environment: ["Spaces-1/Environments-4"]', inTest)).toEqual([])
    expect(await found('hasTenants: true', inTest)).toEqual([])
    expect(await found('tenantTag: ["Spaces-1/Tags-1"]', inTest)).toEqual([])
    const ofAcme = await somebody([['MachineView', 'TenantView'], { Tenants: [1] }])
    expect(await found('', ofAcme)).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9])
    expect(await found('hasTenants: false, id: ["Spaces-1/Machines-1"]', ofAcme)).toEqual([])
    const query = `{ deploymentTargets(first: 2) { nodes { environments { name } tenants { name } tenantTags { name }
      machinePolicy { name } workerPool { name } account { name } } } }`
    expect((await space.ask(query, {}, inTest)).data).toEqual({
      deploymentTargets: {
        nodes: Array(2).fill({
          ...{ environments: [{ name: 'Test' }], tenants: [], tenantTags: [] },
          ...{ machinePolicy: null, workerPool: null, account: null },
        }),
      },
    })
  })

  it('are listed under their environment, tenant and policy, in one statement however many rows', async () => {
    const list = '(first: 2) { nodes { name roles environments { name } tenantTags { canonicalName } } totalCount }'
    const query = `{ environments(first: 9) { nodes { name deploymentTargets${list} } }
      tenants(first: 9) { nodes { deploymentTargets(first: 9) { nodes { name } } } } }`
    const { result, count } = await space.askCounted<{
      environments: { nodes: object[] }
      tenants: { nodes: object[] }
    }>(query)
    expect(result.errors).toEqual([])
    expect(result.data.environments.nodes).toMatchObject([
      {
        name: 'Dev',
        deploymentTargets: { nodes: [{ name: 't0', roles: ['API', 'web'] }, { name: 't2' }], totalCount: 5 },
      },
      { name: 'Production', deploymentTargets: { nodes: [{ name: 't0' }, { name: 't3' }], totalCount: 4 } },
      { name: 'Test', deploymentTargets: { nodes: [{ name: 't1' }, { name: 't3' }], totalCount: 5 } },
      { name: 'Test Europe', deploymentTargets: { nodes: [], totalCount: 0 } },
    ])
    expect(result.data.tenants.nodes).toEqual([
      { deploymentTargets: { nodes: [{ name: 't0' }, { name: 't1' }] } },
      { deploymentTargets: { nodes: [{ name: 't2' }] } },
    ])
    expect(count).toBe(2)
    const tagged =
      '{ deploymentTargets(first: 10) { nodes { tenantTags { canonicalName tagSet { name } } account { name } tenants { name } } } }'
    expect((await space.askCounted(tagged)).count).toBe(3)
  })
})
