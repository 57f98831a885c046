import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace(7)
  await basics(space.db)
  for (const name of ['Billing', 'Accounts', 'crm']) await space.db.project.create({ data: project(name) })
  await space.db.tenant.createMany({ data: ['Zebra', 'Acme', 'Mars'].map(named) })
  await space.db.projectTenant.createMany({ data: [1, 2, 3].map((tenantId) => ({ projectId: 1, tenantId })) })
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  await space.db.release.createMany({
    data: [1, 2, 3].map((n) => ({ projectId: 1, ...named(`1.${n}`), createdAt: day(n) })),
  })
  await space.db.deployment.createMany({
    data: [1, 2, 3, 4].map((n) => ({
      projectId: 1,
      releaseId: Math.min(n, 3),
      environmentId: n,
      queuedAt: day(n + 1),
      startedAt: day(n + 1),
      ...(n === 4 ? { state: 'EXECUTING' as const } : { state: 'SUCCESS' as const, completedAt: day(n + 1) }),
    })),
  })
})

afterAll(() => space.close())

describe('projects', () => {
  it('come in the order of their names, whatever their case, with ids that name the Space', async () => {
    const { data, errors } = await space.ask<{ projects: object }>(
      `{ projects(first: 10) { nodes { id name space { id } } totalCount completeness { asked answered missing { space } } } }`,
    )
    expect(errors).toEqual([])
    expect(data.projects).toEqual({
      nodes: [
        { id: 'Spaces-7/Projects-2', name: 'Accounts', space: { id: 'Spaces-7' } },
        { id: 'Spaces-7/Projects-1', name: 'Billing', space: { id: 'Spaces-7' } },
        { id: 'Spaces-7/Projects-3', name: 'crm', space: { id: 'Spaces-7' } },
      ],
      totalCount: 3,
      completeness: { asked: 1, answered: 1, missing: [] },
    })
  })

  it('show their environments in the order of the phases, their last deployment and their latest release', async () => {
    const { data, errors } = await space.ask<{ projects: { nodes: object[] } }>(`{
      projects(first: 1, filter: { text: "BILL" }) { nodes {
        projectGroup { name } lifecycle { name phases { name position environments { name } } }
        environments { name } productionEnvironment { name }
        latestRelease { version } lastDeployment { state environment { name } release { version } tenant { name } }
      } }
    }`)
    expect(errors).toEqual([])
    expect(data.projects.nodes).toEqual([
      {
        projectGroup: { name: 'Everything' },
        lifecycle: {
          name: 'Standard',
          phases: [
            { name: 'Dev', position: 0, environments: [{ name: 'Dev' }] },
            { name: 'Test', position: 1, environments: [{ name: 'Test Europe' }, { name: 'Test' }] },
            { name: 'Production', position: 2, environments: [{ name: 'Production' }] },
          ],
        },
        environments: ['Dev', 'Test Europe', 'Test', 'Production'].map((name) => ({ name })),
        productionEnvironment: { name: 'Production' },
        latestRelease: { version: '1.3' },
        lastDeployment: {
          state: 'EXECUTING',
          environment: { name: 'Production' },
          release: { version: '1.3' },
          tenant: null,
        },
      },
    ])
  })

  it('page their own lists, each on its own, also under one alias and another', async () => {
    const { data, errors } = await space.ask<{ projects: { nodes: Record<string, unknown>[] } }>(`{
      projects(first: 3, orderBy: { field: CREATED_AT, direction: ASC }) { nodes {
        tenants(first: 2) { nodes { name } totalCount pageInfo { hasNextPage } }
        newest: releases(first: 1) { edges { node { version deployments(first: 5) { totalCount } } } totalCount }
        oldest: releases(last: 1) { nodes { version } pageInfo { hasPreviousPage } }
        deployments(first: 2, filter: { state: [SUCCESS] }) { nodes { environment { name } } totalCount }
      } }
    }`)
    expect(errors).toEqual([])
    expect(data.projects.nodes[0]).toEqual({
      tenants: { nodes: [{ name: 'Acme' }, { name: 'Mars' }], totalCount: 3, pageInfo: { hasNextPage: true } },
      newest: { edges: [{ node: { version: '1.3', deployments: { totalCount: 2 } } }], totalCount: 3 },
      oldest: { nodes: [{ version: '1.1' }], pageInfo: { hasPreviousPage: true } },
      deployments: {
        nodes: [{ environment: { name: 'Test Europe' } }, { environment: { name: 'Test' } }],
        totalCount: 3,
      },
    })
    expect(data.projects.nodes[1]).toMatchObject({ tenants: { nodes: [], totalCount: 0 }, newest: { totalCount: 0 } })
  })

  it('are found under their group and under their tenants', async () => {
    const { data, errors } = await space.ask(`{
      projectGroups(first: 1) { nodes { projects(first: 2) { nodes { name } totalCount } } }
      tenants(first: 1) { nodes { projects(first: 2) { nodes { name } totalCount } } }
    }`)
    expect(errors).toEqual([])
    expect(data).toEqual({
      projectGroups: { nodes: [{ projects: { nodes: [{ name: 'Accounts' }, { name: 'Billing' }], totalCount: 3 } }] },
      tenants: { nodes: [{ projects: { nodes: [{ name: 'Billing' }], totalCount: 1 } }] },
    })
  })

  it('are found by text in whatever form, and LIKE wildcards mean themselves', async () => {
    const find = async (text: string) => {
      const query = `query ($text: String) { projects(first: 9, filter: { text: $text }) { nodes { name } } }`
      const { data } = await space.ask<{ projects: { nodes: { name: string }[] } }>(query, { text })
      return data.projects.nodes.map(({ name }) => name)
    }
    expect(await find('ＣＲＭ')).toEqual(['crm'])
    expect(await find('  ')).toHaveLength(3)
    for (const text of ['%', '_', '\\', 'c%m', 'c_m', '\0', 'x'.repeat(5000)]) expect(await find(text)).toEqual([])
  })
})
