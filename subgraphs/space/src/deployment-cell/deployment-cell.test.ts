import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { TaskState } from '@spaceport/database/space'
import type { Permission } from '@spaceport/kit/rights/permission'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const DAY = 86_400_000

/** Projects Alpha (in the second group) and Beta, tenants Acme (tagged) and Mars, and deployments of each, one a day. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.projectGroup.create({ data: named('Second') })
  await db.project.create({ data: { ...project('Alpha'), projectGroupId: 2 } })
  await db.project.create({ data: project('Beta') })
  await db.tagSet.create({
    data: { ...named('Region'), tags: { create: { ...named('EU'), color: '#ffffff', position: 0 } } },
  })
  await db.tenant.create({ data: { ...named('Acme'), tags: { create: { tagId: 1 } } } })
  await db.tenant.create({ data: named('Mars') })
  for (const projectId of [1, 2]) {
    await db.release.createMany({ data: ['1.0', '2.0'].map((version) => ({ projectId, ...named(version) })) })
  }
  const deployed: [project: number, environment: number, tenant: number | null, release: number, state: TaskState][] = [
    [1, 1, null, 1, 'SUCCESS'],
    [1, 1, null, 2, 'FAILED'],
    [1, 1, null, 2, 'EXECUTING'],
    [1, 2, 1, 1, 'SUCCESS'],
    [2, 1, null, 3, 'FAILED'],
    [2, 2, 2, 4, 'SUCCESS'],
  ]
  await db.deployment.createMany({
    data: deployed.map(([projectId, environmentId, tenantId, releaseId, state], n) => ({
      ...{ projectId, environmentId, tenantId, releaseId, state },
      queuedAt: new Date((n + 1) * DAY),
      completedAt: state === 'EXECUTING' ? null : new Date((n + 1) * DAY),
    })),
  })
  await db.$queryRaw`SELECT rebuild_deployment_cells()::text`
})

afterAll(() => space.close())

type Cell = { project: { name: string } | null; environment: { name: string }; tenant: { name: string } | null }

/** The cells of a list as `Alpha/Dev` or `Alpha/Test/Acme`. */
async function cells(args: string, who = MANAGER): Promise<string[]> {
  const query = `{ deploymentMatrix(first: 50, ${args}) { totalCount nodes { project { name } environment { name } tenant { name } } } }`
  const { data, errors } = await space.ask<{ deploymentMatrix: { totalCount: number; nodes: Cell[] } }>(query, {}, who)
  expect(errors).toEqual([])
  const { nodes, totalCount } = data.deploymentMatrix
  expect(totalCount).toBe(nodes.length)
  return nodes.map((cell) =>
    [cell.project?.name ?? '?', cell.environment.name, ...(cell.tenant ? [cell.tenant.name] : [])].join('/'),
  )
}

const BY_PROJECT = 'orderBy: { field: PROJECT, direction: ASC }'

/** Somebody who may do some things everywhere, and others within project 2. */
async function somebody(n: number, permissions: Permission[], inBeta: Permission[]) {
  const who = caller(`Users-${n}`)
  for (const [some, scope] of [
    [permissions, {}],
    [inBeta, { Projects: [2] }],
  ] as const) {
    const role = await space.db.userRole.create({
      data: { ...named(`Role ${n} ${some.join()}`), permissions: [...some] },
    })
    await giveRole(space.db, who.subject, role.id, scope)
  }
  return who
}

describe('the deployment matrix', () => {
  it('says what is where, and what was there before, by one statement', async () => {
    const query = `{ deploymentMatrix(first: 1, filter: { project: ["Spaces-1/Projects-1"], hasTenant: false }) { nodes {
      id state changedAt project { name } tenant { name }
      current { state release { version } } previous { state release { version } } } } }`
    const { result, count } = await space.askCounted<{ deploymentMatrix: { nodes: object[] } }>(query)
    expect(result.errors).toEqual([])
    expect(result.data.deploymentMatrix.nodes).toEqual([
      {
        id: expect.stringMatching(/^Spaces-1\/DeploymentCells-\d+$/),
        state: 'EXECUTING',
        changedAt: new Date(3 * DAY).toISOString(),
        project: { name: 'Alpha' },
        tenant: null,
        current: { state: 'EXECUTING', release: { version: '2.0' } },
        previous: { state: 'SUCCESS', release: { version: '1.0' } },
      },
    ])
    expect(count).toBe(1)
  })

  it.each([
    ['', ['Beta/Test/Mars', 'Beta/Dev', 'Alpha/Test/Acme', 'Alpha/Dev']],
    ['filter: { text: "ALPH" }', ['Alpha/Test/Acme', 'Alpha/Dev']],
    ['filter: { project: ["Spaces-1/Projects-2"] }', ['Beta/Test/Mars', 'Beta/Dev']],
    ['filter: { projectGroup: ["Spaces-1/ProjectGroups-2"] }', ['Alpha/Test/Acme', 'Alpha/Dev']],
    ['filter: { environment: ["Spaces-1/Environments-1"] }', ['Beta/Dev', 'Alpha/Dev']],
    ['filter: { tenant: ["Spaces-1/Tenants-2"] }', ['Beta/Test/Mars']],
    ['filter: { tenantTag: ["Spaces-1/Tags-1"] }', ['Alpha/Test/Acme']],
    ['filter: { hasTenant: true }', ['Beta/Test/Mars', 'Alpha/Test/Acme']],
    ['filter: { hasTenant: false }', ['Beta/Dev', 'Alpha/Dev']],
    ['filter: { state: [FAILED, EXECUTING] }', ['Beta/Dev', 'Alpha/Dev']],
    ['filter: { release: ["Spaces-1/Releases-2", "Spaces-1/Releases-3"] }', ['Beta/Dev', 'Alpha/Dev']],
    ['filter: { version: "2." }', ['Beta/Test/Mars', 'Alpha/Dev']],
    ['filter: { changed: { from: "1970-01-05T00:00:00Z", to: "1970-01-06T00:00:00Z" } }', ['Alpha/Test/Acme']],
    [`${BY_PROJECT}`, ['Alpha/Dev', 'Alpha/Test/Acme', 'Beta/Dev', 'Beta/Test/Mars']],
  ])('is listed by %s', async (args, expected) => {
    expect((await cells(args)).toSorted()).toEqual(expected.toSorted())
  })

  it('is ordered by when it changed, or by project', async () => {
    expect(await cells('')).toEqual(['Beta/Test/Mars', 'Beta/Dev', 'Alpha/Test/Acme', 'Alpha/Dev'])
    const projects = (await cells(BY_PROJECT)).map((cell) => cell.split('/')[0])
    expect(projects).toEqual(['Alpha', 'Alpha', 'Beta', 'Beta'])
  })

  it('tells by its order and its text only of projects that the caller can see', async () => {
    const who = await somebody(50, ['DeploymentView', 'EnvironmentView'], ['ProjectView'])
    expect((await cells('', who)).toSorted()).toEqual(['?/Dev', '?/Test', 'Beta/Dev', 'Beta/Test'])
    expect((await cells(BY_PROJECT, who)).toSorted()).toEqual(['Beta/Dev', 'Beta/Test'])
    expect(await cells('filter: { text: "alpha" }', who)).toEqual([])
    expect(await cells('filter: { projectGroup: ["Spaces-1/ProjectGroups-2"] }', who)).toEqual([])
    // Who sees no tenants cannot tell whose have one.
    expect(await cells('filter: { hasTenant: true }', who)).toEqual([])
    expect(await cells('filter: { hasTenant: false }', who)).toHaveLength(4)
  })

  it('chooses projects by their cells, of those that the caller can see', async () => {
    const found = async (deployed: string, who = MANAGER) => {
      const query = `{ projects(first: 9, filter: { deployed: ${deployed} }) { nodes { name } totalCount } }`
      const { data } = await space.ask<{ projects: { nodes: { name: string }[]; totalCount: number } }>(query, {}, who)
      expect(data.projects.totalCount).toBe(data.projects.nodes.length)
      return data.projects.nodes.map(({ name }) => name)
    }
    expect(await found('{}')).toEqual(['Alpha', 'Beta'])
    expect(await found('{ has: { state: ["FAILED"] } }')).toEqual(['Beta'])
    // Of one and the same cell all must hold.
    expect(await found('{ has: { environment: ["test"] }, version: "2.0" }')).toEqual(['Beta'])
    expect(await found('{ has: { environment: ["test"] }, state: [EXECUTING] }')).toEqual([])
    expect(await found('{ has: { tenantTag: ["region/eu"] } }')).toEqual(['Alpha'])
    expect(await found('{ has: { tenantTag: ["region/eu"], environment: ["dev"] } }')).toEqual([])
    const who = await somebody(70, ['ProjectView'], ['DeploymentView'])
    expect(await found('{}', who)).toEqual(['Beta'])
    // Who sees no environments and releases finds nothing by them.
    expect(await found('{ has: { environment: ["test"] } }', who)).toEqual([])
    expect(await found('{ version: "2." }', who)).toEqual([])
  })

  it('is counted and found by the tags of its tenants, of those that the caller can see', async () => {
    const { db } = space
    await db.tag.create({ data: { ...named('Gold'), tagSetId: 1, color: '#ffffff', position: 1 } })
    await db.tenantTag.createMany({ data: [1, 2].map((tenantId) => ({ tenantId, tagId: 2 })) })
    const query = `query ($filter: DeploymentCellFilter) { deploymentCellFacets(filter: $filter) { tenantTag { values { name count } truncated } } }`
    const counted = async (filter: object, who = MANAGER) => {
      const { data } = await space.ask<{ deploymentCellFacets: { tenantTag: { values: object[] } } }>(
        query,
        { filter },
        who,
      )
      return data.deploymentCellFacets.tenantTag.values
    }
    const [gold, eu] = [
      { name: 'Region/Gold', count: 2 },
      { name: 'Region/EU', count: 1 },
    ]
    expect(await counted({})).toEqual([gold, eu])
    expect(await counted({ has: { tenantTag: ['region/eu'] } })).toEqual([gold, eu])
    expect(await counted({ has: { project: ['beta'] } })).toEqual([{ name: 'Region/Gold', count: 1 }])
    expect(await counted({ hasTenant: false })).toEqual([])
    expect((await cells('filter: { has: { tenantTag: ["region/g*"] } }')).toSorted()).toEqual([
      'Alpha/Test/Acme',
      'Beta/Test/Mars',
    ])
    const who = await somebody(61, ['DeploymentView', 'EnvironmentView', 'ProjectView'], [])
    expect(await counted({}, who)).toEqual([])
    expect(await cells('filter: { has: { tenantTag: ["region/*"] } }', who)).toEqual([])
    await db.tenantTag.deleteMany({ where: { tagId: 2 } })
  })

  it('is added up for each project and environment, by as many statements for many projects as for one', async () => {
    const query = `query ($filter: DeploymentCellFilter) { projects(first: 9) { nodes { name deploymentTotals(filter: $filter) {
      environment { name } cells releases changedAt states { state cells } } } } }`
    const { result, count } = await space.askCounted(query)
    const one = (name: string, state: TaskState, day: number) => ({
      ...{ environment: { name }, cells: 1, releases: 1, states: [{ state, cells: 1 }] },
      changedAt: new Date(day * DAY).toISOString(),
    })
    expect(result).toEqual({
      errors: [],
      data: {
        projects: {
          nodes: [
            { name: 'Alpha', deploymentTotals: [one('Dev', 'EXECUTING', 3), one('Test', 'SUCCESS', 4)] },
            { name: 'Beta', deploymentTotals: [one('Dev', 'FAILED', 5), one('Test', 'SUCCESS', 6)] },
          ],
        },
      },
    })
    // The projects, their cells, the environments and the releases of these.
    expect(count).toBe(4)
    const totals = async (filter: object, who = MANAGER) => {
      const { data, errors } = await space.ask(query, { filter }, who)
      expect(errors).toEqual([])
      const { projects } = data as { projects: { nodes: { deploymentTotals: object[] }[] } }
      return projects.nodes.map(({ deploymentTotals }) => deploymentTotals)
    }
    expect(await totals({ has: { tenant: ['acme'] } })).toEqual([[one('Test', 'SUCCESS', 4)], []])
    const who = await somebody(80, ['ProjectView'], ['DeploymentView'])
    expect(await totals({}, who)).toEqual([
      [],
      [5, 6].map((day) => ({
        ...one('', day === 5 ? 'FAILED' : 'SUCCESS', day),
        ...{ environment: null, releases: 0 },
      })),
    ])
  })

  it('shows whoever is limited their part', async () => {
    await giveRole(space.db, 'Users-60', PROJECT_VIEWER, { Projects: [1], Environments: [1] })
    expect(await cells('', caller('Users-60'))).toEqual(['Alpha/Dev'])
  })

  it('is counted by what its cells have in common', async () => {
    const query = `{ deploymentCellFacets(filter: { hasTenant: false }) { state { values { name count } }
      project { values { name count } } environment { values { name count } } tenant { values { name count } } } }`
    expect((await space.ask(query)).data).toEqual({
      deploymentCellFacets: {
        state: {
          values: [
            { name: 'EXECUTING', count: 1 },
            { name: 'FAILED', count: 1 },
          ],
        },
        project: {
          values: [
            { name: 'Alpha', count: 1 },
            { name: 'Beta', count: 1 },
          ],
        },
        environment: { values: [{ name: 'Dev', count: 2 }] },
        tenant: { values: [] },
      },
    })
  })

  it('hangs under projects, environments and tenants, with them in one statement', async () => {
    const under =
      'nodes { name deploymentMatrix(first: 5) { totalCount nodes { state current { release { version } } } } }'
    for (const [list, name, total] of [
      ['projects', 'Alpha', 2],
      ['environments', 'Dev', 2],
      ['tenants', 'Mars', 1],
    ] as const) {
      const { result, count } = await space.askCounted<Record<string, { nodes: { name: string }[] }>>(
        `{ ${list}(first: 5) { ${under} } }`,
      )
      expect(result.errors).toEqual([])
      expect(result.data[list]?.nodes.find((node) => node.name === name)).toMatchObject({
        deploymentMatrix: { totalCount: total },
      })
      expect(count).toBe(1)
    }
  })
})
