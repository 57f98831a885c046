import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions, type Position } from '@spaceport/kit/page/position'
import { textKey } from '@spaceport/kit/page/text-key'
import fc from 'fast-check'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

const SPACE = 50

/** The lists, each with the ways to order it and the columns that those take. */
const LISTS = {
  projects: { NAME: 'nameKey', CREATED_AT: 'createdAt', LAST_DEPLOYED_AT: 'lastDeployedAt' },
  releases: { NAME: 'nameKey', CREATED_AT: 'createdAt' },
  deployments: { QUEUED_AT: 'queuedAt', COMPLETED_AT: 'completedAt' },
  stepTemplates: { NAME: 'nameKey', CREATED_AT: 'createdAt' },
  environments: { NAME: 'nameKey', SORT_ORDER: 'sortOrder', CREATED_AT: 'createdAt' },
  channels: { NAME: 'nameKey', CREATED_AT: 'createdAt' },
  lifecycles: { NAME: 'nameKey', CREATED_AT: 'createdAt' },
  projectGroups: { NAME: 'nameKey', CREATED_AT: 'createdAt' },
} as const

type ListName = keyof typeof LISTS
type Stored = { id: number; [column: string]: unknown }

let space: TestSpace
const stored: Partial<Record<ListName, Stored[]>> = {}

/** Few values, so that many rows are equal in what they are ordered by; text that bytes and UTF-16 units order differently. */
const NAMES = ['a', 'A b', 'b', 'ä', '\uFFFD', '\uE000', '\u{10000}', '\u{1F600}', '\u{1F600}b', 'ﬁ', 'x'.repeat(300)]
const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n)

beforeAll(async () => {
  space = await testSpace(SPACE)
  const { db } = space
  await basics(db)
  for (const [i, name] of NAMES.entries()) {
    const data = project(`${name}${name.length > 9 ? i : ''}`, {
      createdAt: at(i % 3),
      lastDeployedAt: i % 3 === 0 ? null : at(i % 2),
    })
    await db.project.create({ data })
  }
  const releases = NAMES.flatMap((name, i) =>
    [1, 2, 3].map((projectId) => ({ projectId, ...named(name), createdAt: at(i % 4) })),
  )
  await db.release.createMany({ data: releases })
  await db.deployment.createMany({
    data: releases.map((release, i) => ({
      projectId: release.projectId,
      releaseId: i + 1,
      environmentId: 1,
      queuedAt: at(i % 5),
      ...(i % 3 === 0 ? {} : { state: 'FAILED' as const, completedAt: at(i % 4) }),
    })),
  })
  await db.stepTemplate.createMany({
    data: [...NAMES, ...NAMES].map((name, i) => ({
      ...named(name),
      actionType: 'x',
      version: 1,
      createdAt: at(i % 2),
    })),
  })
  stored.projects = await db.project.findMany()
  stored.releases = await db.release.findMany()
  stored.deployments = await db.deployment.findMany()
  stored.stepTemplates = await db.stepTemplate.findMany()
  await db.channel.createMany({
    data: NAMES.flatMap((name, i) => [1, 2].map((projectId) => ({ projectId, ...named(name), createdAt: at(i % 2) }))),
  })
  await db.lifecycle.createMany({ data: NAMES.map((name, i) => ({ ...named(name), createdAt: at(i % 2) })) })
  await db.projectGroup.createMany({ data: NAMES.map((name, i) => ({ ...named(name), createdAt: at(i % 2) })) })
  stored.environments = await db.environment.findMany()
  stored.channels = await db.channel.findMany()
  stored.lifecycles = await db.lifecycle.findMany()
  stored.projectGroups = await db.projectGroup.findMany()
})

afterAll(() => space.close())

const order = fc.constantFrom(
  ...Object.entries(LISTS).flatMap(([list, fields]) =>
    Object.entries(fields).flatMap(([field, column]) =>
      (['ASC', 'DESC'] as const).map((direction) => ({ list: list as ListName, field, column, direction })),
    ),
  ),
)
type Order = typeof order extends fc.Arbitrary<infer Value> ? Value : never

/** Where a row lies, said from the row itself and not by the code that pages. */
function placeOf(row: Stored, { column, direction }: Order): Position {
  const value = row[column]
  const plain = value instanceof Date ? value.getTime() : (value as string | number | null)
  return { direction, value: plain, space: SPACE, local: row.id }
}

function sorted(by: Order, text: string | null): { local: number; place: Position }[] {
  return (stored[by.list] ?? [])
    .filter((row) => text === null || by.list === 'deployments' || holds(row, by.list, textKey(text)))
    .map((row) => ({ local: row.id, place: placeOf(row, by) }))
    .sort((a, b) => comparePositions(a.place, b.place))
}

/** Projects are found by their slugs, too. */
function holds({ nameKey, slug }: Stored, list: ListName, key: string): boolean {
  return String(nameKey).includes(key) || (list === 'projects' && String(slug).includes(key))
}

type Page = {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number
}

async function page(by: Order, text: string | null, paging: object): Promise<Page> {
  const type = `${by.list[0]?.toUpperCase()}${by.list.slice(1, -1)}`
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: ${type}Filter, $orderBy: ${type}Order) {
    page: ${by.list}(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
    }
  }`
  const orderBy = { field: by.field, direction: by.direction }
  const { data, errors } = await space.ask<{ page: Page }>(query, { filter: filterOf(by, text), orderBy, ...paging })
  expect(errors).toEqual([])
  return data.page
}

const filterOf = (by: Order, text: string | null) => (text === null || by.list === 'deployments' ? null : { text })
const localsOf = (found: Page) => found.edges.map(({ node }) => Number(node.id.split('-').at(-1)))

describe('walking a list', () => {
  const long = process.env.SPACEPORT_LONG === '1'
  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
  const runs = { seed, numRuns: long ? 1_000 : 40 }
  const text = fc.constantFrom(null, null, 'a', '\u{1F600}', 'X')

  it(
    `gives exactly its sorted rows, forwards and backwards (seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(order, text, fc.integer({ min: 3, max: 9 }), async (by, text, size) => {
          const expected = sorted(by, text).map(({ local }) => local)
          const forwards: number[] = []
          for (let after: string | null = null, more = true; more;) {
            const found: Page = await page(by, text, { first: size, after })
            expect(found.totalCount).toBe(expected.length)
            expect(found.pageInfo.startCursor).toBe(found.edges[0]?.cursor ?? null)
            forwards.push(...localsOf(found))
            expect(forwards.length).toBeLessThanOrEqual(expected.length)
            more = found.pageInfo.hasNextPage
            after = found.pageInfo.endCursor
          }
          expect(forwards).toEqual(expected)
          const backwards: number[] = []
          for (let before: string | null = null, more = true; more;) {
            const found: Page = await page(by, text, { last: size, before })
            backwards.unshift(...localsOf(found))
            expect(backwards.length).toBeLessThanOrEqual(expected.length)
            more = found.pageInfo.hasPreviousPage
            before = found.pageInfo.startCursor
          }
          expect(backwards).toEqual(expected)
        }),
        runs,
      )
    },
    long ? 900_000 : 60_000,
  )

  it(
    `goes on from a row of any other Space (seed ${seed})`,
    async () => {
      const other = fc.constantFrom(SPACE - 49, SPACE - 1, SPACE, SPACE + 1, 2_147_483_647)
      await fc.assert(
        fc.asyncProperty(order, other, fc.nat(), fc.integer({ min: 1, max: 60 }), async (by, other, pick, local) => {
          const rows = sorted(by, null)
          const place = { ...rows[pick % rows.length]!.place, space: other, local }
          const { field, direction } = by
          const cursor = encodeCursor(cursorBinding(by.list, null, { field, direction }), place)
          const after = rows.filter((row) => comparePositions(row.place, place) > 0).map((row) => row.local)
          const before = rows.filter((row) => comparePositions(row.place, place) < 0).map((row) => row.local)
          expect(localsOf(await page(by, null, { first: 100, after: cursor }))).toEqual(after)
          expect(localsOf(await page(by, null, { last: 100, before: cursor }))).toEqual(before)
        }),
        runs,
      )
    },
    long ? 900_000 : 60_000,
  )
})
