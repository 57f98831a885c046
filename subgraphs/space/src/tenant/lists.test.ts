import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

const LINKS = [
  { projectId: 1, tenantId: 1, environmentIds: [1] },
  { projectId: 2, tenantId: 1 },
  { projectId: 1, tenantId: 2, environmentIds: [4, 2] },
  { projectId: 2, tenantId: 3, environmentIds: [4] },
]
const TAGS = [
  { tenantId: 1, tagId: 1 },
  { tenantId: 1, tagId: 3 },
  { tenantId: 2, tagId: 2 },
  { tenantId: 3, tagId: 1 },
]

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['Shop', 'Accounts']) await db.project.create({ data: project(name) })
  const tags = (...names: string[]) => ({
    create: names.map((name, i) => ({ ...named(name), color: '#000000', position: i })),
  })
  await db.tagSet.create({ data: { ...named('Region'), tags: tags('EU', 'US') } })
  await db.tagSet.create({ data: { ...named('Ring'), tags: tags('EU') } })
  for (const [i, name] of ['Acme', 'Mars', 'Initech', 'Umbrella'].entries()) {
    const createdAt = new Date(Date.UTC(2026, 0, i + 1))
    await db.tenant.create({
      data: {
        ...{ ...named(name), createdAt, isDisabled: i > 1, archivedAt: i === 3 ? createdAt : null },
        remoteOf: i === 1 ? 'Spaces-2/Tenants-1' : null,
      },
    })
  }
  await db.projectTenant.createMany({ data: LINKS })
  await db.tenantTag.createMany({ data: TAGS })
})
afterAll(() => space.close())

async function found(filter: string, who = MANAGER): Promise<string[]> {
  type Data = { tenants: { nodes: { name: string }[]; totalCount: number } }
  const order = 'orderBy: { field: CREATED_AT, direction: ASC }'
  const query = `{ tenants(first: 9, filter: { ${filter} }, ${order}) { nodes { name } totalCount } }`
  const { data, errors } = await space.ask<Data>(query, {}, who)
  expect(errors).toEqual([])
  expect(data.tenants.totalCount).toBe(data.tenants.nodes.length)
  return data.tenants.nodes.map(({ name }) => name)
}

/** Somebody who sees all tenants, and what else stands within limits. */
async function somebody(permissions: string[], scope: object) {
  const who = caller(`Users-${(await space.db.team.count()) + 20}`)
  for (const [names, limits] of [
    [['TenantView'], {}],
    [permissions, scope],
  ] as const) {
    const role = await space.db.userRole.create({
      data: { ...named(`${who.subject} ${names.join()}`), permissions: [...names] },
    })
    await giveRole(space.db, who.subject, role.id, limits)
  }
  return who
}

describe('tenants', () => {
  it.each([
    ['tag: ["Spaces-1/Tags-1"]', ['Acme', 'Initech']],
    ['tag: ["Spaces-1/Tags-2", "Spaces-1/Tags-3", "Spaces-2/Tags-1"]', ['Acme', 'Mars']],
    ['tag: []', []],
    ['tagName: ["region/eu"]', ['Acme', 'Initech']],
    ['tagName: ["Ring/EU", "Region/US"]', ['Acme', 'Mars']],
    ['tagName: ["EU", "Region/EU/x", "Region/\\u0000", "/EU", ""]', []],
    ['project: ["Spaces-1/Projects-1"]', ['Acme', 'Mars']],
    ['environment: ["Spaces-1/Environments-4"]', ['Acme', 'Mars', 'Initech']],
    ['environment: ["Spaces-1/Environments-1"]', ['Acme']],
    ['project: ["Spaces-1/Projects-1"], environment: ["Spaces-1/Environments-4"]', ['Mars']],
    ['project: ["Spaces-1/Projects-2"], environment: ["Spaces-1/Environments-1"]', ['Acme']],
    ['environment: ["Spaces-2/Environments-4"]', []],
    ['hasProjects: false', ['Umbrella']],
    ['isDisabled: true, isArchived: false', ['Initech']],
    ['isArchived: true', ['Umbrella']],
    ['isRemote: true', ['Mars']],
    ['created: { from: "2026-01-02T00:00:00Z", to: "2026-01-04T00:00:00Z" }', ['Mars', 'Initech']],
  ])('with %s are %j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  it.each([
    ['tag: ["Spaces-1/TagSets-1"]', 'BAD_ID'],
    ['environment: ["Spaces-1/Projects-1"]', 'BAD_ID'],
    [`tagName: [${'"a/b",'.repeat(1_001)}]`, 'BAD_INPUT'],
  ])('are refused with %.60s', async (filter, code) => {
    const { errors } = await space.ask(`{ tenants(first: 1, filter: { ${filter} }) { totalCount } }`)
    expect(errors[0]?.extensions.code).toBe(code)
  })

  it('are counted by tag, project and state', async () => {
    const list = '{ values { name count } truncated }'
    const { data, errors } = await space.ask(`{ tenantFacets { tag ${list} project ${list} state ${list} } }`)
    expect(errors).toEqual([])
    const facet = (...counts: [string, number][]) => ({
      values: counts.map(([name, count]) => ({ name, count })),
      truncated: false,
    })
    expect(data).toEqual({
      tenantFacets: {
        tag: facet(['Region/EU', 2], ['Region/US', 1], ['Ring/EU', 1]),
        project: facet(['Accounts', 2], ['Shop', 2]),
        state: facet(['active', 2], ['archived', 1], ['disabled', 1]),
      },
    })
    const filtered = await space.ask(`{ tenantFacets(filter: { tagName: ["Ring/EU"] }) { tag ${list} } }`)
    expect(filtered.data).toEqual({ tenantFacets: { tag: facet(['Region/EU', 1], ['Ring/EU', 1]) } })
  })

  it('tell nothing of projects and environments that the caller does not see', async () => {
    const who = await somebody(['ProjectView', 'EnvironmentView'], { Projects: [2], Environments: [4] })
    expect(await found('project: ["Spaces-1/Projects-1"]', who)).toEqual([])
    expect(await found('environment: ["Spaces-1/Environments-4"]', who)).toEqual(['Acme', 'Initech'])
    expect(await found('environment: ["Spaces-1/Environments-1"]', who)).toEqual([])
    expect(await found('hasProjects: true', who)).toEqual(['Acme', 'Initech'])
    const query =
      '{ tenants(first: 9, filter: { isRemote: false, isArchived: false }) { nodes { projectLinks { project { name } environments { name } } } } }'
    expect((await space.ask(query, {}, who)).data).toEqual({
      tenants: {
        nodes: [
          { projectLinks: [{ project: { name: 'Accounts' }, environments: [] }] },
          { projectLinks: [{ project: { name: 'Accounts' }, environments: [{ name: 'Production' }] }] },
        ],
      },
    })
    const facets = await space.ask('{ tenantFacets { project { values { name count } } } }', {}, who)
    expect(facets.data).toEqual({ tenantFacets: { project: { values: [{ name: 'Accounts', count: 2 }] } } })
  })

  it('come with their tags in one statement, and with the environments of their links in one more', async () => {
    const query = '{ tenants(first: 9) { nodes { tags { canonicalName } projectLinks { project { name } } } } }'
    expect((await space.askCounted(query)).count).toBe(1)
    const deep = '{ tenants(first: 9) { nodes { projectLinks { project { name } environments { name } } } } }'
    expect((await space.askCounted(deep)).count).toBe(2)
  })
})
