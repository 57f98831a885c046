import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { ADMINISTRATOR, GUEST, MEMBER } from '../testing/world.js'
import { keyed, openPromotions, type Promotions } from './testing/promotions.js'

let all: Promotions
beforeAll(async () => {
  all = await openPromotions()
})
afterAll(() => all.close())
afterEach(() => all.reset())

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: PromotionFilter, $orderBy: PromotionOrder) {
  promotions(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

type Page = {
  totalCount: number
  nodes: { id: string }[]
  edges: { cursor: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

async function page(caller: Caller, variables: object): Promise<Page> {
  const { data, errors } = await all.world.ask(caller, LIST, { ...variables })
  expect(errors).toEqual([])
  return data?.promotions as Page
}

const ids = async (filter: object, caller = MEMBER) =>
  (await page(caller, { first: 100, filter })).nodes.map(({ id }) => id)

describe('the list of promotions', () => {
  test('is walked in both directions by time, each once, also where many were made at once', async () => {
    const every: string[] = []
    for (let n = 0; n < 7; n++) every.push(await all.make({ createdAt: new Date(1_000 * Math.floor(n / 3)) }))
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = { field: 'CREATED_AT', direction }
      const expected = direction === 'ASC' ? every : [...every].reverse()
      const forwards: string[] = []
      for (let after: string | null = null, more = true; more;) {
        const part: Page = await page(MEMBER, { first: 2, after, orderBy })
        expect(part.totalCount).toBe(7)
        forwards.push(...part.nodes.map(({ id }) => id))
        after = part.pageInfo.endCursor
        more = part.pageInfo.hasNextPage
      }
      expect(forwards).toEqual(expected)
      const backwards: string[] = []
      for (let before: string | null = null, more = true; more;) {
        const part: Page = await page(MEMBER, { last: 3, before, orderBy })
        backwards.unshift(...part.nodes.map(({ id }) => id))
        before = part.pageInfo.startCursor
        more = part.pageInfo.hasPreviousPage
      }
      expect(backwards).toEqual(expected)
    }
    expect((await page(MEMBER, { first: 1 })).nodes).toEqual([{ id: every.at(-1) }])
  })

  test('holds those from or to a Space that the caller may enter, and counts no other', async () => {
    const toThree = await all.make()
    const withinOne = await all.make({ targetSpace: 'Spaces-2' })
    const fromFour = await all.make({
      sourceSpace: 'Spaces-4',
      targetSpace: 'Spaces-2',
      outgoing: 'Spaces-4/OutgoingBundles-1',
    })
    expect(await ids({})).toEqual([fromFour, withinOne, toThree])
    expect(await page(GUEST, { first: 9 })).toMatchObject({ totalCount: 1, nodes: [{ id: toThree }] })
    expect((await page({ ...ADMINISTRATOR, groups: [] }, { first: 9 })).totalCount).toBe(0)
    expect(await ids({}, keyed({ spaces: ['Spaces-3'] }))).toEqual([toThree])
    const one = (caller: Caller, id: string) =>
      all.world.ask(caller, 'query ($id: ID!) { promotion(id: $id) { id } }', { id })
    expect(await one(GUEST, toThree)).toMatchObject({ data: { promotion: { id: toThree } } })
    expect((await one(GUEST, withinOne)).errors).toEqual(['promotion: NOT_FOUND'])
    expect((await one(GUEST, 'Promotions-99999')).errors).toEqual(['promotion: NOT_FOUND'])
    expect(await all.world.entities(GUEST, 'Promotion', [toThree, withinOne], 'id')).toEqual([{ id: toThree }, null])
  })

  test('is narrowed by state and by Space on either side', async () => {
    const waiting = await all.make()
    const failed = await all.make({ state: 'FAILED', targetSpace: 'Spaces-2' })
    const back = await all.make({ state: 'DELIVERED', sourceSpace: 'Spaces-3', targetSpace: 'Spaces-1' })
    expect(await ids({ state: ['QUEUED', 'FAILED'] })).toEqual([failed, waiting])
    expect(await ids({ space: ['Spaces-3'] })).toEqual([back, waiting])
    expect(await ids({ space: ['Spaces-2', 'Spaces-4'], state: ['FAILED'] })).toEqual([failed])
    expect(await ids({ state: [] })).toEqual([])
  })

  test.each([
    [{}, 'BAD_PAGE'],
    [{ first: 101 }, 'BAD_PAGE'],
    [{ first: 1, after: 'nonsense' }, 'BAD_CURSOR'],
    [{ first: 1, filter: { space: ['Zones-1'] } }, 'BAD_ID'],
    [{ first: 1, filter: { space: ['Spaces-1\0'] } }, 'BAD_ID'],
  ])('refuses %j', async (variables, code) => {
    const { data, errors } = await all.world.ask(MEMBER, LIST, variables)
    expect([data, errors]).toEqual([{ promotions: null }, [`promotions: ${code}`]])
  })

  test('refuses the cursor of another filter, and its own with another value in it', async () => {
    await all.make()
    const { edges } = await page(MEMBER, { first: 1 })
    const cursor = edges[0]?.cursor ?? ''
    const refused = async (variables: object) => (await all.world.ask(MEMBER, LIST, { first: 1, ...variables })).errors
    expect(await refused({ after: cursor, filter: { state: ['QUEUED'] } })).toEqual(['promotions: BAD_CURSOR'])
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    for (const value of ['x', null, Number.MAX_SAFE_INTEGER]) {
      const text = JSON.stringify([parts[0], parts[1], value, parts[3], parts[4]])
      expect(await refused({ after: Buffer.from(text).toString('base64url') })).toEqual(['promotions: BAD_CURSOR'])
    }
  })

  test('takes two statements however long it is, and no more from bundles', async () => {
    for (let n = 1; n <= 9; n++) await all.make({ incoming: `Spaces-3/IncomingBundles-${n}` })
    const query =
      '{ promotions(first: 50) { totalCount nodes { id outgoing { id promotion { id incoming { id promotion { id } } } } } } }'
    expect(await all.world.ask(MEMBER, query)).toMatchObject({ errors: [], statements: 4 })
  })
})

describe('a promotion', () => {
  const FIELDS = `id source { id } target { id } outgoing { id } incoming { id } state sentBytes totalBytes attempts faultCode fault version
    createdAt updatedAt deliveredAt`

  test('tells how far it is, and leads to what the caller may enter', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z')
    const id = await all.make({
      ...{
        state: 'SENDING',
        sentBytes: 5_000_000_000n,
        totalBytes: 9_000_000_000n,
        attempts: 2,
        faultCode: 'UNAVAILABLE',
      },
      ...{
        fault: 'It did not answer.',
        outgoing: 'Spaces-1/OutgoingBundles-777',
        incoming: 'Spaces-3/IncomingBundles-1',
      },
      ...{ createdAt: at, updatedAt: at },
    })
    const [whole] = await all.world.entities(MEMBER, 'Promotion', [id], FIELDS)
    expect(whole).toEqual({
      ...{ id, source: { id: 'Spaces-1' }, target: { id: 'Spaces-3' }, state: 'SENDING', attempts: 2, version: 1 },
      ...{ outgoing: { id: 'Spaces-1/OutgoingBundles-777' }, incoming: { id: 'Spaces-3/IncomingBundles-1' } },
      ...{ sentBytes: 5_000_000_000, totalBytes: 9_000_000_000, faultCode: 'UNAVAILABLE', fault: 'It did not answer.' },
      ...{ createdAt: at.toISOString(), updatedAt: at.toISOString(), deliveredAt: null },
    })
    const [some] = await all.world.entities(GUEST, 'Promotion', [id], FIELDS)
    expect(some).toMatchObject({ source: null, outgoing: null, target: { id: 'Spaces-3' }, incoming: {} })
    const key = keyed({ permissions: ['BundleView'] })
    const [narrow] = await all.world.entities(key, 'Promotion', [id], 'outgoing { id } incoming { id }')
    expect(narrow).toMatchObject({ outgoing: null, incoming: {} })
  })

  test('names no Space or Instance that the caller may not enter in what went wrong', async () => {
    const faultOf = async (caller: Caller, fault: string) => {
      const id = await all.make({ fault, faultCode: 'UNAVAILABLE' })
      const [row] = await all.world.entities(caller, 'Promotion', [id], 'fault faultCode')
      return row
    }
    const there = { faultCode: 'UNAVAILABLE' }
    for (const fault of ['The bundle does not wait in Spaces-1 any more.', 'Instances-1 did not answer.']) {
      expect(await faultOf(MEMBER, fault)).toEqual({ ...there, fault })
      expect(await faultOf(GUEST, fault)).toEqual({ ...there, fault: null })
    }
    expect(await faultOf(GUEST, 'There is no Spaces-3.')).toEqual({ ...there, fault: 'There is no Spaces-3.' })
  })

  test('is found from its bundle on either side, by whoever may enter that side', async () => {
    const [outgoing, incoming] = ['Spaces-1/OutgoingBundles-9', 'Spaces-3/IncomingBundles-9']
    const id = await all.make({ outgoing, incoming })
    const from = (caller: Caller, type: string, bundle: string) =>
      all.world.entities(caller, type, [bundle], 'promotion { id }')
    expect(await from(MEMBER, 'OutgoingBundle', outgoing)).toEqual([{ promotion: { id } }])
    expect(await from(GUEST, 'IncomingBundle', incoming)).toEqual([{ promotion: { id } }])
    expect(await from(GUEST, 'OutgoingBundle', outgoing)).toEqual([null])
    expect(await from(MEMBER, 'OutgoingBundle', 'Spaces-1/OutgoingBundles-8')).toEqual([{ promotion: null }])
    expect(await from(MEMBER, 'OutgoingBundle', incoming)).toEqual([null])
  })
})
