import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { entityId } from '@spaceport/kit/ids'
import fc from 'fast-check'
import type { SpaceContext } from '../context.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { countRows, findRows, modelOf } from '../entity/model.js'
import { caller } from '../testing/callers.js'
import { TEST_SECRETS } from '../testing/secrets.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { build, prepare, world, type Start } from '../testing/world.js'
import { rightsOf } from './load.js'
import { positionOf } from './position.js'
import { maySee } from './view.js'
import { visible } from './visible.js'

const KIND_NAMES = Object.keys(KINDS) as Kind[]

let space: TestSpace
let start: Start

beforeAll(async () => {
  space = await testSpace()
  start = await prepare(space.db)
})

afterAll(() => space.close())

/** The local ids of the rows of a kind that `decide` allows, one by one. */
async function allowed(context: SpaceContext, kind: Kind): Promise<number[]> {
  const rows = await findRows(space.db, modelOf(KINDS[kind]), {
    where: {},
    orderBy: [{ id: 'asc' }],
    select: { id: true },
  })
  const found: number[] = []
  for (const { id } of rows) {
    const position = await positionOf(space.db, kind, id)
    if (position && maySee(context.rights, kind, position)) found.push(id)
  }
  return found
}

const localOf = (node: { id: string } | null) => (node ? Number(node.id.split('-').at(-1)) : null)

describe('what a caller may see', () => {
  const long = process.env.SPACEPORT_LONG === '1'
  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
  const runs = { seed, numRuns: long ? 1_000 : 8 }
  const who = (limits: Caller['cap']) => caller('Users-7', { groups: ['Groups-1', 'Groups-7'], cap: limits })

  it(
    `is what the decision allows, row by row, of every kind and by every way (seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(world, async (random) => {
          await build(space.db, start, random)
          const asker = who(random.cap)
          const rights = await rightsOf(space.db, 'Spaces-1', asker)
          const context: SpaceContext = {
            ...{ space: 1, spaceId: 'Spaces-1', requestId: 'test', db: space.db, secrets: TEST_SECRETS },
            ...{ content: space.content, caller: asker, rights },
          }
          const expected = {} as Record<Kind, number[]>
          for (const kind of KIND_NAMES) {
            const model = modelOf(KINDS[kind])
            const where = visible(context, kind)
            expected[kind] = await allowed(context, kind)
            const rows = await findRows(space.db, model, { where, orderBy: [{ id: 'asc' }], select: { id: true } })
            expect({ kind, ids: rows.map(({ id }) => id) }).toEqual({ kind, ids: expected[kind] })
            expect(await countRows(space.db, model, where)).toBe(expected[kind].length)
          }
          await expectGraph(asker, expected)
        }),
        runs,
      )
    },
    long ? 1_800_000 : 120_000,
  )

  /** Asks the graph by lists, totals, facets, cursors, nested fields and nodes, and expects just what is expected. */
  async function expectGraph(asker: Caller, expected: Record<Kind, number[]>): Promise<void> {
    for (const list of [
      'projects',
      'projectGroups',
      'environments',
      'tenants',
      'lifecycles',
      'teams',
      'events',
    ] as const) {
      const kind = `${list[0]!.toUpperCase()}${list.slice(1)}` as Kind
      expect({ list, ids: await walk(list, asker) }).toEqual({ list, ids: expected[kind] })
    }
    expect(await walk('releases', asker)).toEqual(expected.Releases)
    expect(await walk('deployments', asker)).toEqual(expected.Deployments)
    await expectCounts(asker, expected)
    await expectNested(asker, expected)
    await expectNodes(asker, expected)
  }

  /** All ids of a list, page by page, in the order of the ids; the totals must say the same all the way. */
  async function walk(list: string, asker: Caller): Promise<number[]> {
    type Page = { nodes: { id: string }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } }
    const found: number[] = []
    for (let after: string | null = null, more = true; more;) {
      const query = `query ($after: String) { page: ${list}(first: 7, after: $after) {
        nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`
      const answer: { data: { page: Page }; errors: object[] } = await space.ask(query, { after }, asker)
      expect(answer.errors).toEqual([])
      const { nodes, totalCount, pageInfo } = answer.data.page
      found.push(...nodes.map((node) => localOf(node)!))
      if (!pageInfo.hasNextPage) expect(totalCount).toBe(found.length)
      more = pageInfo.hasNextPage
      after = pageInfo.endCursor
    }
    return found.sort((a, b) => a - b)
  }

  async function expectCounts(asker: Caller, expected: Record<Kind, number[]>): Promise<void> {
    const { data } = await space.ask<{
      deploymentCount: number
      deploymentFacets: { state: { values: { count: number }[] } }
    }>('{ deploymentCount deploymentFacets { state { values { count } } } }', {}, asker)
    expect(data.deploymentCount).toBe(expected.Deployments.length)
    const sum = data.deploymentFacets.state.values.reduce((total, { count }) => total + count, 0)
    expect(sum).toBe(expected.Deployments.length)
  }

  async function expectNested(asker: Caller, expected: Record<Kind, number[]>): Promise<void> {
    type List = { nodes: { id: string }[]; totalCount: number }
    type Node = { id: string } | null
    const { data, errors } = await space.ask<{
      projects: { nodes: (Record<'releases' | 'deployments' | 'tenants', List> & Record<string, Node>)[] }
      deployments: { nodes: Record<'id' | 'project' | 'release' | 'environment' | 'tenant', Node>[] }
    }>(
      `{ projects(first: 100) { nodes { id
          releases(first: 100) { nodes { id } totalCount } deployments(first: 100) { nodes { id } totalCount }
          tenants(first: 100) { nodes { id } totalCount }
          projectGroup { id } lifecycle { id } latestRelease { id } lastDeployment { id } productionEnvironment { id } } }
        deployments(first: 100) { nodes { id project { id } release { id } environment { id } tenant { id } } } }`,
      {},
      asker,
    )
    expect(errors).toEqual([])
    const links = await space.db.deployment.findMany({ include: { project: { include: { tenants: true } } } })
    const see = (kind: Kind, id: number | null) => (id !== null && expected[kind].includes(id) ? id : null)
    const seeAll = (kind: Kind, all: number[]) => all.filter((id) => expected[kind].includes(id)).sort((a, b) => a - b)
    for (const node of data.deployments.nodes) {
      const link = links.find(({ id }) => id === Number(String(node.id).split('-').at(-1)))!
      expect({
        project: localOf(node.project),
        release: localOf(node.release),
        environment: localOf(node.environment),
        tenant: localOf(node.tenant),
      }).toEqual({
        project: see('Projects', link.projectId),
        release: see('Releases', link.releaseId),
        environment: see('Environments', link.environmentId),
        tenant: see('Tenants', link.tenantId),
      })
    }
    const projects = await space.db.project.findMany({
      include: { tenants: true, releases: true, deployments: true },
    })
    for (const node of data.projects.nodes) {
      const row = projects.find(({ id }) => id === Number(String(node.id).split('-').at(-1)))!
      const listed = (list: List) => {
        const ids = list.nodes.map((one) => localOf(one)!).sort((a, b) => a - b)
        expect(list.totalCount).toBe(ids.length)
        return ids
      }
      const releases = seeAll(
        'Releases',
        row.releases.map(({ id }) => id),
      )
      const deployments = seeAll(
        'Deployments',
        row.deployments.map(({ id }) => id),
      )
      expect({
        releases: listed(node.releases),
        deployments: listed(node.deployments),
        tenants: listed(node.tenants),
        projectGroup: localOf(node.projectGroup!),
        lifecycle: localOf(node.lifecycle!),
        latestRelease: localOf(node.latestRelease!),
        lastDeployment: localOf(node.lastDeployment!),
        productionEnvironment: localOf(node.productionEnvironment!),
      }).toEqual({
        releases,
        deployments,
        tenants: seeAll(
          'Tenants',
          row.tenants.map(({ tenantId }) => tenantId),
        ),
        projectGroup: see('ProjectGroups', row.projectGroupId),
        lifecycle: see('Lifecycles', row.lifecycleId),
        // All were made at one time, so the latest has the highest number.
        latestRelease: releases.at(-1) ?? null,
        lastDeployment: deployments.at(-1) ?? null,
        productionEnvironment: see('Environments', 1),
      })
    }
  }

  async function expectNodes(asker: Caller, expected: Record<Kind, number[]>): Promise<void> {
    for (const kind of KIND_NAMES) {
      const rows = await findRows(space.db, modelOf(KINDS[kind]), { where: {}, take: 60, select: { id: true } })
      const ids = [...rows.map(({ id }) => entityId(1, kind, id)), entityId(1, kind, 999_999)]
      const { data, errors } = await space.ask<{ nodes: ({ id: string } | null)[] }>(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids },
        asker,
      )
      const seen = data.nodes.flatMap((node) => localOf(node) ?? [])
      expect(seen.sort((a, b) => a - b)).toEqual(expected[kind].filter((id) => rows.some((row) => row.id === id)))
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['NOT_FOUND']))
    }
  }
})
