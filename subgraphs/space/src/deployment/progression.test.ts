import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, id, soon, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { named, project } from '../testing/rows.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

type Progression = {
  isComplete: boolean
  phases: { phase: { name: string } | null; state: string; needed: number; environments: { name: string }[] }[]
  environments: {
    environment: { name: string } | null
    isDeployed: boolean
    isAllowed: boolean
    error: object | null
  }[]
}
type Release = { progression: Progression; nextDeployments: { name: string }[] }

const FIELDS = `progression(tenant: $tenant) { isComplete
    phases { phase { name } state needed environments { name } }
    environments { environment { name } isDeployed isAllowed error { code message path } } }
  nextDeployments(tenant: $tenant) { name }`

async function release(tenant: number | null = null, who = MANAGER): Promise<Release> {
  const query = `query ($tenant: ID) { releases(first: 1) { nodes { ${FIELDS} } } }`
  const variables = { tenant: tenant === null ? null : id('Tenants', tenant) }
  const { data, errors } = await app.space.ask<{ releases: { nodes: Release[] } }>(query, variables, who)
  expect(errors).toEqual([])
  return data.releases.nodes[0]!
}

const names = (environments: { name: string }[]) => environments.map(({ name }) => name)

describe('a release', () => {
  it('tells how far it is, and where it may go now and why not elsewhere', async () => {
    await app.succeeded(1)
    await app.succeeded(3)
    const { progression, nextDeployments } = await release()
    expect(progression).toEqual({
      isComplete: false,
      phases: [
        { phase: { name: 'Dev' }, state: 'COMPLETE', needed: 0, environments: [{ name: 'Dev' }] },
        {
          phase: { name: 'Test' },
          state: 'CURRENT',
          needed: 1,
          environments: [{ name: 'Test Europe' }, { name: 'Test' }],
        },
        { phase: { name: 'Production' }, state: 'PENDING', needed: 1, environments: [{ name: 'Production' }] },
      ],
      environments: [
        { environment: { name: 'Dev' }, isDeployed: true, isAllowed: true, error: null },
        { environment: { name: 'Test Europe' }, isDeployed: true, isAllowed: true, error: null },
        { environment: { name: 'Test' }, isDeployed: false, isAllowed: true, error: null },
        {
          environment: { name: 'Production' },
          isDeployed: false,
          isAllowed: false,
          error: {
            code: 'LIFECYCLE_BLOCKED',
            message: 'It has to pass the phase "Test" first: it must be deployed to Test.',
            path: ['environment'],
          },
        },
      ],
    })
    expect(names(nextDeployments)).toEqual(['Test'])
    for (const environment of [2, 4]) await app.succeeded(environment)
    expect(await release()).toMatchObject({ progression: { isComplete: true }, nextDeployments: [] })
  })

  it('tells so for a tenant, by its own environments', async () => {
    await app.space.db.projectTenant.updateMany({ data: { environmentIds: [2, 4] } })
    expect(names((await release()).nextDeployments)).toEqual(['Dev'])
    const { progression, nextDeployments } = await release(1)
    expect(progression.phases.map(({ phase, environments }) => [phase?.name, ...names(environments)])).toEqual([
      ['Test', 'Test'],
      ['Production', 'Production'],
    ])
    expect(names(nextDeployments)).toEqual(['Test'])
    const unknown = await app.space.ask(
      `{ releases(first: 1) { nodes { progression(tenant: "Spaces-1/Tenants-9") { isComplete } } } }`,
    )
    expect(unknown.errors[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('heeds freezes and defects', async () => {
    await app.succeeded(1)
    await app.space.db.release.update({ where: { id: 1 }, data: { openDefects: 1 } })
    expect(names((await release()).nextDeployments)).toEqual([])
    await app.space.db.release.update({ where: { id: 1 }, data: { openDefects: 0 } })
    const scopes = { create: { environmentId: 2 } }
    await app.space.db.deploymentFreeze.create({ data: { ...named('Now'), startAt: soon(-1), endAt: soon(1), scopes } })
    expect(names((await release()).nextDeployments)).toEqual(['Test Europe'])
  })

  it('has no phases where its lifecycle has none, but one environment after the other', async () => {
    const { db } = app.space
    const { id: lifecycleId } = await db.lifecycle.create({ data: named('Any') })
    await db.channel.update({ where: { id: 1 }, data: { lifecycleId } })
    const { progression } = await release()
    expect(progression.phases[0]).toEqual({
      phase: null,
      state: 'CURRENT',
      needed: 1,
      environments: [{ name: 'Dev' }],
    })
    expect(progression.environments[1]?.error).toMatchObject({
      message: 'It has to pass an earlier environment first: it must be deployed to Dev.',
    })
    await db.channel.update({ where: { id: 1 }, data: { lifecycleId: null } })
  })

  it('names to whoever sees a part only that', async () => {
    const who = await app.somebody([['ReleaseView']], [['EnvironmentView'], { Environments: [2] }])
    const { progression, nextDeployments } = await release(null, who)
    expect(progression.phases.map(({ phase, environments }) => [phase, ...names(environments)])).toEqual([
      [null],
      [null, 'Test'],
      [null],
    ])
    expect(progression.environments.map(({ environment }) => environment?.name ?? null)).toEqual([
      null,
      null,
      'Test',
      null,
    ])
    // Nor may they deploy.
    expect(nextDeployments).toEqual([])
  })

  it('tells it of a whole page at once', async () => {
    const query = `{ releases(first: 50) { nodes { progression { environments { environment { name } error { message } }
      phases { phase { name } environments { name } } } nextDeployments { name } } } }`
    const statements = async () => {
      const { result, count } = await app.space.askCounted(query)
      expect(result.errors).toEqual([])
      return count
    }
    const before = await statements()
    for (const name of ['A', 'B', 'C']) await app.space.db.project.create({ data: project(name) })
    for (const projectId of [1, 2, 3, 4]) {
      const data = ['2.0', '3.0', '4.0'].map((version) => ({ projectId, ...named(version) }))
      await app.space.db.release.createMany({ data })
    }
    expect(await statements()).toBe(before)
  })
})
