import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const DAY = (n: number) => new Date(Date.UTC(2026, 0, n))

/** Alpha: by the lifecycle of `basics`, released and deployed; Beta: by one without phases, archived; Gamma: by one of Production and any. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.projectGroup.create({ data: named('Other') })
  await db.lifecycle.create({ data: named('No phases') })
  const phases = [
    { name: 'Last first', position: 0, environments: { create: [{ environmentId: 4, position: 0 }] } },
    { name: 'Any', position: 1 },
  ]
  await db.lifecycle.create({ data: { ...named('Any'), phases: { create: phases } } })
  await db.tenant.create({ data: named('Acme') })
  await db.libraryVariableSet.create({ data: named('Shared') })
  await db.project.create({
    data: {
      ...project('Alpha', { createdAt: DAY(1), lastDeployedAt: DAY(10) }),
      ...{ slug: 'the-first', tenantedMode: 'TENANTED' as const },
      tenants: { create: { tenantId: 1 } },
      releases: { create: named('1.0') },
      libraryVariableSets: { create: { libraryVariableSetId: 1, position: 0 } },
    },
  })
  const beta = { ...project('Beta', { createdAt: DAY(2) }), lifecycleId: 2, projectGroupId: 2 }
  await db.project.create({ data: { ...beta, archivedAt: DAY(3), isDisabled: true } })
  await db.project.create({ data: { ...project('Gamma', { createdAt: DAY(3) }), lifecycleId: 3, isDisabled: true } })
})

afterAll(() => space.close())

async function found(filter: string, who = MANAGER): Promise<string> {
  const query = `{ projects(first: 9, filter: { ${filter} }) { nodes { name } totalCount } }`
  type Data = { projects: { nodes: { name: string }[]; totalCount: number } }
  const { data, errors } = await space.ask<Data>(query, {}, who)
  expect(errors).toEqual([])
  expect(data.projects.totalCount).toBe(data.projects.nodes.length)
  return data.projects.nodes.map(({ name }) => name[0]).join('')
}

let people = 100
async function viewer(...grants: [string[], object?][]) {
  const subject = `Users-${people++}`
  for (const [permissions, scope] of grants) {
    const role = await space.db.userRole.create({ data: { ...named(`Role ${people++}`), permissions } })
    await giveRole(space.db, subject, role.id, scope)
  }
  return caller(subject)
}

describe('projects', () => {
  it.each([
    ['text: "ALPH"', 'A'],
    ['text: "The-First"', 'A'],
    ['text: "nobody"', ''],
    ['text: "first", isArchived: true', ''],
    ['projectGroup: ["Spaces-1/ProjectGroups-2"]', 'B'],
    ['lifecycle: ["Spaces-1/Lifecycles-1", "Spaces-1/Lifecycles-3"]', 'AG'],
    ['tenant: ["Spaces-1/Tenants-1"]', 'A'],
    ['tenant: ["Spaces-1/Tenants-99"]', ''],
    ['libraryVariableSet: ["Spaces-1/LibraryVariableSets-1"]', 'A'],
    ['tenantedMode: [TENANTED, UNTENANTED]', 'A'],
    ['isDisabled: true', 'BG'],
    ['isDisabled: false', 'A'],
    ['isArchived: true', 'B'],
    ['isArchived: false', 'AG'],
    ['hasReleases: true', 'A'],
    ['hasReleases: false', 'BG'],
    ['neverDeployed: true', 'BG'],
    ['neverDeployed: false', 'A'],
    ['lastDeployedAt: { from: "2026-01-10T00:00:00Z" }', 'A'],
    ['lastDeployedAt: { to: "2026-01-10T00:00:00Z" }', ''],
    ['created: { from: "2026-01-02T00:00:00Z", to: "2026-01-03T00:00:00Z" }', 'B'],
  ])('are chosen by %s', async (filter, expected) => {
    expect(await found(filter)).toBe(expected)
  })

  it('are chosen by the environments that their lifecycle goes to: named, in a phase for any, or without phases', async () => {
    expect(await found('environment: ["Spaces-1/Environments-4"]')).toBe('ABG')
    await space.db.phase.deleteMany({ where: { name: 'Any' } })
    expect(await found('environment: ["Spaces-1/Environments-4"]')).toBe('ABG')
    expect(await found('environment: ["Spaces-1/Environments-1"]')).toBe('AB')
    const limited = await viewer([['ProjectView']], [['EnvironmentView'], { Environments: [1] }])
    expect(await found('environment: ["Spaces-1/Environments-1"]', limited)).toBe('AB')
    expect(await found('environment: ["Spaces-1/Environments-4"]', limited)).toBe('')
  })

  it('are not chosen by what the caller cannot see', async () => {
    const who = await viewer([['ProjectView']])
    for (const filter of [
      'tenant: ["Spaces-1/Tenants-1"]',
      'libraryVariableSet: ["Spaces-1/LibraryVariableSets-1"]',
      'lifecycle: ["Spaces-1/Lifecycles-1"]',
      'projectGroup: ["Spaces-1/ProjectGroups-1"]',
      'hasReleases: true',
    ]) {
      expect({ filter, found: await found(filter, who) }).toEqual({ filter, found: '' })
    }
    expect(await found('hasReleases: false', who)).toBe('ABG')
  })

  it.each([
    ['that ends before it begins', '{ from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" }'],
    ['before 1970', '{ from: "0000-01-01T00:00:00Z" }'],
    ['after 9999', '{ to: "9999-12-31T23:59:59-12:00" }'],
  ])('refuse a range %s', async (_what, range) => {
    const { errors } = await space.ask(`{ projects(first: 1, filter: { created: ${range} }) { totalCount } }`)
    expect(errors[0]?.extensions.code).toBe('BAD_INPUT')
  })

  it('are counted by what they have in common, as a filter leaves them', async () => {
    const query = (filter: string) => `{ projectFacets${filter} {
      projectGroup { values { name count } } lifecycle { values { name count } }
      tenantedMode { values { name count } } state { values { name count } } } }`
    const of = (...values: [string, number][]) => ({ values: values.map(([name, count]) => ({ name, count })) })
    expect((await space.ask(query(''))).data).toEqual({
      projectFacets: {
        projectGroup: of(['Everything', 2], ['Other', 1]),
        lifecycle: of(['Any', 1], ['No phases', 1], ['Standard', 1]),
        tenantedMode: of(['TENANTED_OR_UNTENANTED', 2], ['TENANTED', 1]),
        state: of(['active', 1], ['archived', 1], ['disabled', 1]),
      },
    })
    expect((await space.ask(query('(filter: { isArchived: true })'))).data).toMatchObject({
      projectFacets: { state: of(['archived', 1]), projectGroup: of(['Other', 1]) },
    })
  })
})

describe('the environments of projects', () => {
  const query = `{ projects(first: 9) { nodes { name environments { name } productionEnvironment { name } } } }`
  type Data = { projects: { nodes: { name: string; environments: object[]; productionEnvironment: object }[] } }
  const list = (...names: string[]) => names.map((name) => ({ name }))

  it('are all of them in order where a lifecycle has no phases, and those left where a phase has none', async () => {
    await space.db.phase.deleteMany({ where: { name: 'Any' } })
    await space.db.phase.create({ data: { lifecycleId: 3, name: 'Any', position: 1 } })
    await space.db.environment.update({ where: { id: 1 }, data: { sortOrder: 9 } })
    const { result, statements } = await space.askCounted<Data>(query)
    expect(result.errors).toEqual([])
    const [alpha, beta, gamma] = result.data.projects.nodes
    expect(alpha?.environments).toEqual(list('Dev', 'Test Europe', 'Test', 'Production'))
    expect(beta?.environments).toEqual(list('Test', 'Test Europe', 'Production', 'Dev'))
    expect(beta?.productionEnvironment).toEqual({ name: 'Dev' })
    expect(gamma?.environments).toEqual(list('Production', 'Test', 'Test Europe', 'Dev'))
    expect(gamma?.productionEnvironment).toEqual({ name: 'Test' })
    // The page, the order of all, and what of them each of the two fields asks for.
    expect(statements.length).toBeLessThanOrEqual(4)
  })

  it('are those that the caller sees', async () => {
    const who = await viewer([['ProjectView']], [['EnvironmentView'], { Environments: [2, 3] }])
    const { data } = await space.ask<Data>(query, {}, who)
    expect(data.projects.nodes.map(({ environments }) => environments)).toEqual([
      list('Test Europe', 'Test'),
      list('Test', 'Test Europe'),
      list('Test', 'Test Europe'),
    ])
    expect(data.projects.nodes.map((one) => one.productionEnvironment)).toEqual([null, null, { name: 'Test' }])
  })
})
