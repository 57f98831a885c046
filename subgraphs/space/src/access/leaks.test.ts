import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

/** Two projects, each with a tenant, a release and a deployment to an environment, all of its number. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const [i, name] of ['Alpha', 'Beta'].entries()) {
    const n = i + 1
    await db.project.create({ data: project(name) })
    await db.tenant.create({ data: { ...named(`Tenant of ${name}`), projects: { create: { projectId: n } } } })
    await db.release.create({ data: { projectId: n, ...named(`${n}.0`) } })
    await db.deployment.create({ data: { projectId: n, releaseId: n, environmentId: n, tenantId: n } })
  }
})

afterAll(() => space.close())

let people = 100
async function viewer(...grants: [Permission[], Partial<Scope>?][]) {
  const subject = `Users-${people++}`
  for (const [permissions, scope] of grants) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, subject, role.id, scope)
  }
  return caller(subject)
}

async function total(list: string, filter: string, who: ReturnType<typeof caller>): Promise<number> {
  const query = `{ list: ${list}(first: 9, filter: { ${filter} }) { totalCount nodes { id } } }`
  const { data, errors } = await space.ask<{ list: { totalCount: number; nodes: object[] } }>(query, {}, who)
  expect(errors).toEqual([])
  expect(data.list.nodes).toHaveLength(data.list.totalCount)
  return data.list.totalCount
}

describe('a filter by what the caller cannot see', () => {
  it('matches nothing, even of rows that they see: ids', async () => {
    const all = await viewer(
      [['DeploymentView', 'ReleaseView']],
      [['ProjectView'], { Projects: [1] }],
      [['EnvironmentView'], { Environments: [1] }],
      [['TenantView'], { Tenants: [1] }],
    )
    expect(await total('deployments', '', all)).toBe(2)
    for (const [field, kind] of [
      ['project', 'Projects'],
      ['environment', 'Environments'],
      ['tenant', 'Tenants'],
    ]) {
      expect(await total('deployments', `${field}: ["Spaces-1/${kind}-1"]`, all)).toBe(1)
      expect(await total('deployments', `${field}: ["Spaces-1/${kind}-2"]`, all)).toBe(0)
      expect(await total('deployments', `${field}: ["Spaces-1/${kind}-999"]`, all)).toBe(0)
    }
    expect(await total('releases', 'project: ["Spaces-1/Projects-1"]', all)).toBe(1)
    expect(await total('releases', 'project: ["Spaces-1/Projects-2"]', all)).toBe(0)
    const count = 'query { deploymentCount(filter: { project: ["Spaces-1/Projects-2"] }) }'
    expect((await space.ask(count, {}, all)).data).toEqual({ deploymentCount: 0 })
  })

  it('matches nothing, even of rows that they see: text', async () => {
    const who = await viewer([['DeploymentView']], [['ProjectView', 'ReleaseView'], { Projects: [1] }])
    expect(await total('deployments', 'text: "alpha"', who)).toBe(1)
    expect(await total('deployments', 'text: "1.0"', who)).toBe(1)
    expect(await total('deployments', 'text: "beta"', who)).toBe(0)
    expect(await total('deployments', 'text: "2.0"', who)).toBe(0)
    const blind = await viewer([['DeploymentView']])
    expect(await total('deployments', 'text: "alpha"', blind)).toBe(0)
  })
})

describe('what a row leads to', () => {
  it('is null or left out where the caller cannot see it, and the row stays', async () => {
    const who = await viewer(
      [['DeploymentView', 'LifecycleView', 'ProjectView']],
      [['EnvironmentView'], { Environments: [1] }],
    )
    const { data, errors } = await space.ask(
      `{ deployments(first: 9, orderBy: { field: QUEUED_AT, direction: ASC }) { nodes {
          project { name } release { version } environment { name } tenant { name } } }
        projects(first: 1) { nodes { environments { name } productionEnvironment { name } projectGroup { name }
          lifecycle { phases { name environments { name } } } tenants(first: 9) { totalCount } latestRelease { version } } } }`,
      {},
      who,
    )
    expect(errors).toEqual([])
    const unseen = { release: null, tenant: null }
    expect(data).toEqual({
      deployments: {
        nodes: [
          { ...unseen, project: { name: 'Alpha' }, environment: { name: 'Dev' } },
          { ...unseen, project: { name: 'Beta' }, environment: null },
        ],
      },
      projects: {
        nodes: [
          {
            ...{ environments: [{ name: 'Dev' }], productionEnvironment: null, projectGroup: null },
            lifecycle: {
              phases: [
                { name: 'Dev', environments: [{ name: 'Dev' }] },
                { name: 'Test', environments: [] },
                { name: 'Production', environments: [] },
              ],
            },
            ...{ tenants: { totalCount: 0 }, latestRelease: null },
          },
        ],
      },
    })
  })
})

describe('a Space in which somebody has no right', () => {
  it('does not exist for a team member without a role, nor for a key that leaves the Space out', async () => {
    await space.db.team.create({ data: { ...named('Idle'), members: { create: { subject: 'Users-60' } } } })
    const idle = caller('Users-60')
    const { data } = await space.ask<{ myPermissions: object[] }>('{ myPermissions { space { id } } }', {}, idle)
    expect(data.myPermissions).toEqual([])
    const reference = 'query { _entities(representations: [{ __typename: "Space", id: "Spaces-1" }]) { __typename } }'
    expect((await space.ask(reference, {}, idle)).data).toEqual({ _entities: [null] })
  })
})

describe("the caller's own permissions", () => {
  it('come with their limits, each once, as far as the API key leaves them', async () => {
    const who = await viewer(
      [['ProjectView', 'ProjectCreate', 'DeploymentView'], { Projects: [1], Environments: [2] }],
      [['ProjectView'], { Projects: [1] }],
      [['TenantView']],
      [['TenantView'], { Tenants: [1] }],
    )
    const query = `query { myPermissions(among: [ProjectView, ProjectCreate, DeploymentView, TenantView, TenantEdit]) {
      space { id } permissions { permission everywhere limits { projects projectGroups environments tenants } } } }`
    const none = { projects: null, projectGroups: null, environments: null, tenants: null }
    const inOne = { ...none, projects: ['Spaces-1/Projects-1'], projectGroups: [] }
    const { data } = await space.ask(query, {}, who)
    expect(data).toEqual({
      myPermissions: [
        {
          space: { id: 'Spaces-1' },
          permissions: [
            { permission: 'ProjectView', everywhere: false, limits: [inOne] },
            // Limited to projects, it reaches no project that is yet to be.
            { permission: 'ProjectCreate', everywhere: false, limits: [{ ...none, projects: [], projectGroups: [] }] },
            {
              ...{ permission: 'DeploymentView', everywhere: false },
              limits: [{ ...inOne, environments: ['Spaces-1/Environments-2'] }],
            },
            { permission: 'TenantView', everywhere: true, limits: [] },
          ],
        },
      ],
    })
    const key = { ...who, cap: { spaces: null, readOnly: false, permissions: ['TenantView'] } }
    const capped = await space.ask<{ myPermissions: { permissions: { permission: string }[] }[] }>(query, {}, key)
    expect(capped.data.myPermissions[0]?.permissions.map(({ permission }) => permission)).toEqual(['TenantView'])
  })
})
