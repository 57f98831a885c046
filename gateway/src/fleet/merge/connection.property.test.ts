import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entityId } from '@spaceport/kit/ids'
import { textKey } from '@spaceport/kit/page/text-key'
import { memoryFleet, type MemoryFleet } from '../testing/fleet.js'
import type { ProjectRow } from '../testing/space.js'

/** Few different names and times, so that many rows are equal in what they are ordered by. */
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'ä', '\uFFFD', '\uE000', '\u{10000}', '\u{1F600}', '\u{1F600}b', 'ﬁ', 'a b'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
)
const row = fc.record({
  name: name.map(textKey),
  lastDeployedAt: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
})
const fleetRows = fc.dictionary(fc.integer({ min: 1, max: 120 }).map(String), fc.array(row, { maxLength: 8 }), {
  maxKeys: 6,
})
const walk = fc.record({
  fleetRows,
  size: fc.integer({ min: 1, max: 7 }),
  order: fc.record({
    field: fc.constantFrom('NAME' as const, 'LAST_DEPLOYED_AT' as const),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  }),
  text: fc.constantFrom(null, 'a', '\u{1F600}'),
  someSpaces: fc.boolean(),
  instances: fc.integer({ min: 1, max: 3 }),
})
type Walk = typeof walk extends fc.Arbitrary<infer Value> ? Value : never

const QUERY = /* GraphQL */ `
  query ($first: Int, $after: String, $last: Int, $before: String, $filter: ProjectFilter, $order: ProjectOrder) {
    projects(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $order) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`
type Page = {
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number
}

type Placed = ProjectRow & { space: number }

/** The order of the fleet, said once more in other words than the code's. */
function inOrder({ field, direction }: Walk['order']) {
  const sign = direction === 'ASC' ? 1 : -1
  return (a: Placed, b: Placed): number => {
    if (field === 'LAST_DEPLOYED_AT') {
      if ((a.lastDeployedAt === null) !== (b.lastDeployedAt === null)) return a.lastDeployedAt === null ? 1 : -1
      const byTime = (a.lastDeployedAt ?? 0) - (b.lastDeployedAt ?? 0)
      if (byTime !== 0) return sign * byTime
    } else {
      const byName = Buffer.compare(Buffer.from(a.name), Buffer.from(b.name))
      if (byName !== 0) return sign * byName
    }
    return sign * (a.space === b.space ? a.local - b.local : a.space - b.space)
  }
}

/** All pages, one after the other, in list order; `backwards` from the last one. */
async function walkThrough(fleet: MemoryFleet, variables: object, size: number, backwards: boolean, most: number) {
  const ids: string[][] = []
  let cursor: string | null = null
  for (let pages = 0; pages <= most; pages++) {
    const page: object = backwards ? { last: size, before: cursor } : { first: size, after: cursor }
    const { data, errors } = await fleet.ask(QUERY, { ...variables, ...page })
    expect(errors).toBeUndefined()
    const { nodes, pageInfo, totalCount } = data!.projects as Page
    expect(totalCount).toBe(most)
    expect(nodes.length === size || !(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)).toBe(true)
    ids.push(nodes.map(({ id }) => id))
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor
  }
  return (backwards ? ids.reverse() : ids).flat()
}

async function check({ fleetRows: rows, size, order, text, someSpaces, instances }: Walk): Promise<void> {
  const projects: Record<number, ProjectRow[]> = {}
  for (const [space, list] of Object.entries(rows)) {
    projects[Number(space)] = list.map((one, index) => ({ ...one, local: index + 1 }))
  }
  const numbers = Object.keys(projects).map(Number)
  const wanted = someSpaces ? numbers.filter((_, index) => index % 2 === 0) : numbers
  const expected = wanted
    .flatMap((space) => projects[space]!.map((one) => ({ ...one, space })))
    .filter((one) => one.name.includes(text ?? ''))
    .sort(inOrder(order))
    .map(({ space, local }) => entityId(space, 'Projects', local))
  const fleet = memoryFleet(projects, { instances })
  const filter = { text, ...(someSpaces && { space: wanted.map((space) => `Spaces-${space}`) }) }
  const variables = { order, filter }
  expect(await walkThrough(fleet, variables, size, false, expected.length)).toEqual(expected)
  expect(await walkThrough(fleet, variables, size, true, expected.length)).toEqual(expected)
}

describe('walking a connection of the fleet', () => {
  const long = process.env.SPACEPORT_LONG === '1'
  const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)

  it(
    `gives exactly the sorted union, forwards and backwards (seed ${seed})`,
    async () => {
      await fc.assert(fc.asyncProperty(walk, check), { seed, numRuns: long ? 3_000 : 60 })
    },
    long ? 900_000 : 60_000,
  )
})
