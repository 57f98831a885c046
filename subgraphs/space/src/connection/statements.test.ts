import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { caller } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  for (let n = 1; n <= 30; n++) {
    await space.db.project.create({ data: project(`Project ${n}`) })
    await space.db.release.createMany({ data: [1, 2, 3].map((v) => ({ projectId: n, ...named(`${v}.0`) })) })
    await space.db.deployment.create({ data: { projectId: n, releaseId: n, environmentId: 1 } })
  }
})

afterAll(() => space.close())

/** How many SQL statements an operation takes that answers without errors. */
async function statements(query: string): Promise<number> {
  const { result, count } = await space.askCounted(query)
  expect(result.errors).toEqual([])
  return count
}

it('a page with all that is nested in it takes one statement, however many rows', async () => {
  expect(
    await statements(`{ projects(first: 30) {
      nodes { name lifecycle { name phases { name environments { name } } } projectGroup { name }
        releases(first: 3) { nodes { version deployments(first: 2) { nodes { state environment { name } } } } }
        deployments(first: 3) { nodes { state release { version project { name } } } pageInfo { hasNextPage } } }
      edges { cursor node { environments { name } productionEnvironment { name } } }
      pageInfo { endCursor }
    } }`),
  ).toBe(1)
})

it('the list of the web page takes one statement, and one more for its total', async () => {
  const list = (more: string) => `{ projects(first: 30, orderBy: { field: LAST_DEPLOYED_AT, direction: DESC }) {
    nodes { id name lifecycle { name } latestRelease { version } lastDeployment { state queuedAt environment { name } }
      productionEnvironment { id name } }
    pageInfo { hasNextPage endCursor } ${more} } }`
  expect(await statements(list(''))).toBe(1)
  expect(await statements(list('totalCount'))).toBe(2)
})

it('a caller who sees only part of it takes one more for each kind that rows refer to, however many rows', async () => {
  const viewer = caller('Users-7')
  await giveRole(space.db, viewer.subject, PROJECT_VIEWER, { ProjectGroups: [1], Projects: [3], Environments: [1, 2] })
  const ask = async (query: string) => {
    const { result, count } = await space.askCounted(query, {}, viewer)
    expect(result.errors).toEqual([])
    return count
  }
  const page = (more: string) => `{ projects(first: 30) { nodes { name ${more} } } }`
  expect(await ask(page('releases(first: 3) { nodes { version } }'))).toBe(1)
  expect(await ask(page('lifecycle { name } environments { name } productionEnvironment { name }'))).toBe(1)
  expect(await ask(page('projectGroup { name }'))).toBe(2)
  const deep =
    'projectGroup { name } deployments(first: 3) { nodes { environment { name } tenant { name } project { name } } }'
  expect(await ask(page(deep))).toBe(3)
})

it('nested totals come with their rows', async () => {
  expect(await statements(`{ projects(first: 30) { nodes { releases(first: 1) { totalCount nodes { id } } } } }`)).toBe(
    1,
  )
})

it('a second list of one relation with other arguments takes one more for all rows together', async () => {
  expect(
    await statements(`{ projects(first: 30) { nodes {
      a: releases(first: 1) { nodes { id } } b: releases(last: 2) { nodes { id } totalCount } } } }`),
  ).toBe(2)
})

it('what nobody asks for is not read', async () => {
  expect(await statements(`{ projects(first: 1) { completeness { asked } } }`)).toBe(0)
  expect(await statements(`{ projects(first: 1) { totalCount } }`)).toBe(1)
})

it('references and nodes take one statement for each type', async () => {
  const ids = Array.from({ length: 30 }, (_, i) => `Spaces-1/Projects-${i + 1}`)
  const references = [...ids, ...ids, 'Spaces-1/Projects-99', 'Spaces-2/Projects-1'].map((id) => ({
    __typename: 'Project',
    id,
  }))
  references.push({ __typename: 'Environment', id: 'Spaces-1/Environments-2' })
  const { result, count } = await space.askCounted<{ _entities: ({ name: string } | null)[] }>(
    `query ($references: [_Any!]!) { _entities(representations: $references) {
      ... on Project { name lifecycle { name } releases(first: 1) { nodes { version } } }
      ... on Environment { name version }
    } }`,
    { references },
  )
  expect(result.errors).toEqual([])
  expect(result.data._entities.map((entity) => entity?.name ?? null)).toEqual([
    ...[...ids, ...ids].map((id) => `Project ${id.split('-').at(-1)}`),
    null,
    null,
    'Test',
  ])
  expect(count).toBe(2)

  const nodes = `{ nodes(ids: ["Spaces-1/Projects-2", "Spaces-1/Projects-1", "Spaces-1/Releases-3"]) {
    id ... on Project { name } ... on Release { version project { name } } } }`
  const asked = await space.askCounted(nodes)
  expect(asked.result).toEqual({
    errors: [],
    data: {
      nodes: [
        { id: 'Spaces-1/Projects-2', name: 'Project 2' },
        { id: 'Spaces-1/Projects-1', name: 'Project 1' },
        { id: 'Spaces-1/Releases-3', version: '3.0', project: { name: 'Project 1' } },
      ],
    },
  })
  expect(asked.count).toBe(2)
})

it('the limits of any number of roles take one statement for each kind that they name', async () => {
  await space.db.tenant.createMany({ data: ['A', 'B'].map(named) })
  for (const n of [1, 2, 3, 4, 5]) {
    await giveRole(space.db, `Users-${n + 50}`, PROJECT_VIEWER, { Projects: [n, n + 1], Tenants: [1, 2] })
  }
  const query = `{ teams(first: 100) { nodes { name members { subject }
    roles { role { name permissions } team { id } projects { name } tenants { name } environments { id } projectGroups { id } } } } }`
  const before = await statements(query)
  for (const n of [6, 7, 8])
    await giveRole(space.db, `Users-${n + 50}`, PROJECT_VIEWER, { Projects: [n], Tenants: [1] })
  expect(await statements(query)).toBe(before)
  expect(before).toBe(5)
})
