import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { caller, MANAGER } from '../testing/callers.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.project.create({ data: project('Ledger') })
  await db.project.create({ data: project('Payments') })
  for (const projectId of [1, 2]) {
    await db.release.create({ data: { projectId, name: '1.0.0', nameKey: '1.0.0' } })
  }
  await db.deployment.createMany({
    data: [
      { projectId: 1, releaseId: 1, environmentId: 1 },
      { projectId: 1, releaseId: 1, environmentId: 2 },
      { projectId: 2, releaseId: 2, environmentId: 1 },
    ],
  })
  for (const [i, role] of ['web_1', 'webs1', 'WEB'].entries()) {
    const roles = { create: [{ role }] }
    const environments = { create: [{ environmentId: 1 + (i % 2) }] }
    await db.deploymentTarget.create({
      data: { ...named(`Target ${i}`), endpointStyle: 'SSH', machinePolicyId: 1, roles, environments },
    })
  }
})

afterAll(() => space.close())

const QUERY = `query ($filter: DeploymentFilter) { deploymentFacets(filter: $filter) {
  state { values { name count } truncated } project { values { name count } } environment { values { name count } }
  tenant { values { name count } } } }`

it('counts by columns and by the names of what they lead to, whatever the number of facets in one statement each and one for the names', async () => {
  const { result: answer, statements } = await space.askCounted(QUERY)
  expect(answer).toEqual({
    errors: [],
    data: {
      deploymentFacets: {
        state: { values: [{ name: 'QUEUED', count: 3 }], truncated: false },
        project: {
          values: [
            { name: 'Ledger', count: 2 },
            { name: 'Payments', count: 1 },
          ],
        },
        environment: {
          values: [
            { name: 'Dev', count: 2 },
            { name: 'Test', count: 1 },
          ],
        },
        tenant: { values: [] },
      },
    },
  })
  expect(statements).toHaveLength(5)
})

it('heeds the filter', async () => {
  const { data } = await space.ask<{ deploymentFacets: { project: object } }>(QUERY, {
    filter: { environment: ['Spaces-1/Environments-2'] },
  })
  expect(data.deploymentFacets.project).toEqual({ values: [{ name: 'Ledger', count: 1 }] })
})

it('names nothing that does not exist for the caller', async () => {
  await giveRole(space.db, 'Users-50', PROJECT_VIEWER, { Projects: [2] })
  const { data } = await space.ask<{ deploymentFacets: { project: object } }>(QUERY, {}, caller('Users-50'))
  expect(data.deploymentFacets.project).toEqual({ values: [{ name: 'Payments', count: 1 }] })
})

/** How many rows a list has by what its facets name, or the code of its refusal. */
async function found(list: string, has: string): Promise<number | string | undefined> {
  const { data, errors } = await space.ask<Record<string, { totalCount: number } | null>>(
    `{ ${list}(first: 1, filter: { has: { ${has} } }) { totalCount } }`,
  )
  return data[list]?.totalCount ?? errors[0]?.extensions.code
}

it('finds by any name of a facet, and by all facets, whatever the case, also by how names begin', async () => {
  expect(await found('deployments', 'project: ["ledger", "PAYMENTS"]')).toBe(3)
  expect(await found('deployments', 'project: ["led*"], environment: ["test", "nowhere"]')).toBe(1)
  expect(await found('deployments', 'state: ["q*"], environment: ["dev"]')).toBe(2)
  expect(await found('deployments', 'tenant: ["*"]')).toBe(0)
  expect(await found('deployments', 'project: ["edger", "", "Ledge"]')).toBe(0)
  expect(await found('deployments', 'project: []')).toBe(0)
  expect(await found('deployments', 'project: null')).toBe(3)
  expect(await found('deploymentTargets', 'role: ["Web_1"]')).toBe(1)
  expect(await found('deploymentTargets', 'role: ["web"]')).toBe(1)
  expect(await found('deploymentTargets', 'role: ["web*"], environment: ["Dev"]')).toBe(2)
  expect(await found('deploymentTargets', 'role: ["%", "w_b", "w%*", "we\\u0000b"]')).toBe(0)
})

it('refuses more names than it takes, and longer ones', async () => {
  const names = (count: number, length: number) =>
    JSON.stringify(Array.from({ length: count }, () => 'x'.repeat(length)))
  expect(await found('deployments', `project: ${names(100, 200)}`)).toBe(0)
  expect(await found('deployments', `project: ${names(101, 1)}`)).toBe('BAD_INPUT')
  expect(await found('deployments', `project: ${names(1, 201)}`)).toBe('BAD_INPUT')
})

it('counts every facet by what is chosen of the others', async () => {
  const { data } = await space.ask<{ deploymentFacets: Record<string, object> }>(QUERY, {
    filter: { has: { project: ['Payments'], state: ['QUEUED'] } },
  })
  const { project: projects, environment: environments } = data.deploymentFacets
  expect(environments).toEqual({ values: [{ name: 'Dev', count: 1 }] })
  expect(projects).toMatchObject({ values: [{ name: 'Ledger' }, { name: 'Payments' }] })
})

it('counts the rows of every list by Space, by its id, in one statement, and leaves out a Space without any', async () => {
  const query = `query ($filter: DeploymentFilter) { deploymentFacets(filter: $filter) { space { values { name count } truncated } } }`
  const { result, count } = await space.askCounted(query)
  expect(result.data).toEqual({
    deploymentFacets: { space: { values: [{ name: 'Spaces-1', count: 3 }], truncated: false } },
  })
  expect(count).toBe(1)
  const counted = async (filter: object, who = MANAGER) => {
    const { data } = await space.ask<{ deploymentFacets: { space: { values: object[] } } }>(query, { filter }, who)
    return data.deploymentFacets.space.values
  }
  expect(await counted({ has: { project: ['Payments'] } })).toEqual([{ name: 'Spaces-1', count: 1 }])
  expect(await counted({ has: { project: ['Nowhere'] } })).toEqual([])
  expect(await counted({ space: ['Spaces-2'] })).toEqual([])
  expect(await counted({}, caller('Users-99'))).toEqual([])
})

it('counts once what is both the total of a list and its rows in the Space, and each where they differ', async () => {
  const both = (filter: string, counted: string) => `{
    deployments(first: 1, filter: { ${filter} }) { totalCount }
    deploymentFacets(filter: { ${counted} }) { space { values { count } } } }`
  const ask = async (filter: string, counted = filter, who = MANAGER) => {
    const { result, count } = await space.askCounted<{
      deployments: { totalCount: number }
      deploymentFacets: { space: { values: { count: number }[] } }
    }>(both(filter, counted), {}, who)
    const { deployments, deploymentFacets } = result.data
    return { total: deployments.totalCount, here: deploymentFacets.space.values[0]?.count ?? 0, statements: count }
  }
  const dev = 'environment: ["Spaces-1/Environments-1"]'
  expect(await ask('')).toEqual({ total: 3, here: 3, statements: 1 })
  expect(await ask(dev)).toEqual({ total: 2, here: 2, statements: 1 })
  expect(await ask(dev, '')).toEqual({ total: 2, here: 3, statements: 2 })
  expect(await ask('space: ["Spaces-2"]', '')).toEqual({ total: 0, here: 3, statements: 1 })
  expect(await ask('', '', caller('Users-50'))).toMatchObject({ total: 1, here: 1 })
})

it('finds what hangs under rows by the same names, without another statement', async () => {
  const { result, statements } = await space.askCounted<object>(`{
    projects(first: 9) { nodes { deployments(first: 9, filter: { has: { environment: ["TE*"] } }) { totalCount } } }
    machinePolicies(first: 9) { nodes { deploymentTargets(first: 9, filter: { has: { role: ["webs*"], environment: ["test"] } }) { nodes { name } } } } }`)
  expect(result).toEqual({
    errors: [],
    data: {
      projects: { nodes: [{ deployments: { totalCount: 1 } }, { deployments: { totalCount: 0 } }] },
      machinePolicies: { nodes: [{ deploymentTargets: { nodes: [{ name: 'Target 1' }] } }] },
    },
  })
  expect(statements).toHaveLength(2)
})

it('refuses to find variables under others by what they only list', async () => {
  const { errors } = await space.ask(
    '{ projects(first: 1) { nodes { variables(first: 1, filter: { has: { environment: ["Dev"] } }) { totalCount } } } }',
  )
  expect(errors[0]?.extensions.code).toBe('BAD_INPUT')
})
