import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { caller } from '../testing/callers.js'
import { basics, project } from '../testing/rows.js'
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
