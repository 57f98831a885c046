import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions } from '@spaceport/kit/page/position'
import type { SpaceContext } from '../context.js'
import { action, step } from '../testing/processes.js'
import { REFERS_TO_ALL, usesSpace } from '../testing/uses.js'
import { planUses, readUses, type UsePage } from './page.js'
import { USE_RANKS, type Source, type Use, type UseKind } from './use.js'

let world: Awaited<ReturnType<typeof usesSpace>>
let context: SpaceContext

beforeAll(async () => {
  world = await usesSpace()
  context = await world.space.contextOf()
})

afterAll(() => world.space.close())

type Page = {
  nodes: { kind: string; place: string }[]
  edges: { cursor: string }[]
  pageInfo: { endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean }
}

async function pageOf(id: string, args: string): Promise<Page> {
  const { data, errors } = await world.space.ask<{ whereUsed: Page }>(
    `{ whereUsed(id: "Spaces-1/${id}", ${args}) { nodes { kind place in { id } } edges { cursor }
      pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
  )
  expect(errors).toEqual([])
  return data.whereUsed
}

describe('uses', () => {
  it('come page by page, either way, in one order', async () => {
    const whole = (await pageOf('Environments-1', 'first: 100')).nodes
    const forth: Page['nodes'] = []
    const back: Page['nodes'] = []
    for (let after = '', more = true; more;) {
      const { nodes, pageInfo } = await pageOf('Environments-1', `first: 4 ${after}`)
      forth.push(...nodes)
      ;[after, more] = [`, after: "${pageInfo.endCursor}"`, pageInfo.hasNextPage]
    }
    for (let before = '', more = true; more;) {
      const { nodes, edges, pageInfo } = await pageOf('Environments-1', `last: 4 ${before}`)
      back.unshift(...nodes)
      ;[before, more] = [`, before: "${edges[0]?.cursor}"`, pageInfo.hasPreviousPage]
    }
    expect(whole.length).toBeGreaterThan(8)
    expect(forth).toEqual(whole)
    expect(back).toEqual(whole)
  })

  it('take no more statements the more there are', async () => {
    const query = `{ whereUsed(id: "Spaces-1/Accounts-1", first: 100) { totalCount nodes { kind in { id } project { id } place } } }`
    const count = async () => {
      const { result, count: statements } = await world.space.askCounted<{ whereUsed: { nodes: object[] } }>(query)
      expect(result.errors).toEqual([])
      return { statements, uses: result.data.whereUsed.nodes.length }
    }
    const before = await count()
    const { id } = await world.newProject()
    const many = Array.from({ length: 40 }, (_, n) => action(`a${n}`, { accounts: REFERS_TO_ALL.accounts }))
    await world.updated(id, [step('A', ...many)])
    expect(await count()).toEqual({ statements: before.statements, uses: before.uses + 40 })
    await world.updated(id, [])
  })
})

const KINDS = Object.keys(USE_RANKS) as UseKind[]

/** A source of some numbers, as a table would answer. */
const sourceOf = (kind: UseKind, ids: readonly number[]): Source => ({
  kind,
  async find(_context, { beyond: { gt = 0, lt = Infinity }, order, take }) {
    const found = ids.filter((id) => id > gt && id < lt).toSorted((a, b) => (order === 'asc' ? a - b : b - a))
    const rest = { projectId: null, place: '', detail: null, action: null, version: null, isOutdated: null }
    return found.slice(0, take).map((id): Use => ({ kind, id, in: { type: 'Project', id }, ...rest }))
  },
  count: async () => ids.length,
})

const spaces = fc.array(
  fc.uniqueArray(fc.tuple(fc.constantFrom(...KINDS.slice(0, 3)), fc.integer({ min: 1, max: 6 })), {
    selector: ([kind, id]) => `${kind}-${id}`,
  }),
  { minLength: 1, maxLength: 3 },
)

const seed = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)

it(`a cursor of one Space is valid in all: their pages together are one list (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(spaces, fc.integer({ min: 1, max: 4 }), fc.boolean(), async (uses, size, backwards) => {
      /** The page of each Space, merged as the gateway merges them. */
      const merged = async (cursor: string | null) => {
        const found: { position: ReturnType<typeof decodeCursor>; cursor: string }[] = []
        for (const [i, ofSpace] of uses.entries()) {
          const here = { ...context, space: i + 1 }
          const args = backwards ? { last: size, before: cursor } : { first: size, after: cursor }
          const page: UsePage = planUses(here, 'packageUsage', args)
          const sources = KINDS.map((kind) =>
            sourceOf(
              kind,
              ofSpace.flatMap(([one, id]) => (one === kind ? [id] : [])),
            ),
          )
          const rows = page.arrange(await readUses(here, sources, page)).uses
          found.push(...rows.map((use) => ({ position: decodeCursor(page.cursorOf(use)), cursor: page.cursorOf(use) })))
        }
        found.sort((a, b) => comparePositions(a.position, b.position))
        return backwards ? found.slice(-size) : found.slice(0, size)
      }
      const walked: string[] = []
      for (let cursor: string | null = null; ;) {
        const page = await merged(cursor)
        if (page.length === 0) break
        const names = page.map(({ position: { value, space, local } }) => `${value}/${space}/${local}`)
        if (backwards) walked.unshift(...names)
        else walked.push(...names)
        cursor = (backwards ? page[0] : page.at(-1))?.cursor ?? null
      }
      const all = uses.flatMap((ofSpace, i) => ofSpace.map(([kind, id]) => [USE_RANKS[kind], i + 1, id] as const))
      const inOrder = all.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
      expect(walked).toEqual(inOrder.map((parts) => parts.join('/')))
    }),
    { seed, numRuns: 200 },
  )
})
