import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { PromotionState, Prisma } from '@spaceport/database/zone'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections } from '@spaceport/kit/client'
import { startCarrying, type CarryingInstance } from '../courier/testing/instance.js'
import { FakeSpace } from '../courier/testing/space.js'
import { ADMINISTRATOR, callerOf, GUEST, MEMBER, openWorld, type World } from '../testing/world.js'

let world: World
let instance: CarryingInstance
beforeAll(async () => {
  world = await openWorld()
  instance = await startCarrying('Instances-1', world.keys.publicKey, [new FakeSpace('Spaces-1')])
  world.membership.instances.set('Instances-1', instance.member)
})
afterAll(async () => {
  await world.close()
  await closeConnections()
  await instance.close()
})
afterEach(async () => {
  instance.clear()
  instance.mayPromote = () => true
  await world.db.promotion.deleteMany()
  await world.db.idempotentAnswer.deleteMany()
})

let made = 0

/** Makes one from Space 1 to Space 3; gives its id. */
async function make(changes: Partial<Prisma.PromotionUncheckedCreateInput> = {}): Promise<string> {
  const n = ++made
  const ends = { outgoing: `Spaces-1/OutgoingBundles-${n}`, sourceSpace: 'Spaces-1', targetSpace: 'Spaces-3' }
  const { id } = await world.db.promotion.create({ data: { ...ends, bundleId: `bundle-${n}`, ...changes } })
  return `Promotions-${id}`
}

const cap = (limits: Partial<NonNullable<Caller['cap']>>) => ({
  ...MEMBER,
  cap: { spaces: null, readOnly: false, permissions: null, ...limits },
})

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
  const { data, errors } = await world.ask(caller, LIST, { ...variables })
  expect(errors).toEqual([])
  return data?.promotions as Page
}

const ids = async (filter: object, caller = MEMBER) =>
  (await page(caller, { first: 100, filter })).nodes.map(({ id }) => id)

describe('the list of promotions', () => {
  test('is walked in both directions by time, each once, also where many were made at once', async () => {
    const all: string[] = []
    for (let n = 0; n < 7; n++) all.push(await make({ createdAt: new Date(1_000 * Math.floor(n / 3)) }))
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = { field: 'CREATED_AT', direction }
      const expected = direction === 'ASC' ? all : [...all].reverse()
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
    expect((await page(MEMBER, { first: 1 })).nodes).toEqual([{ id: all.at(-1) }])
  })

  test('holds those from or to a Space that the caller may enter, and counts no other', async () => {
    const toThree = await make()
    const withinOne = await make({ targetSpace: 'Spaces-2' })
    const fromFour = await make({
      sourceSpace: 'Spaces-4',
      targetSpace: 'Spaces-2',
      outgoing: 'Spaces-4/OutgoingBundles-1',
    })
    expect(await ids({})).toEqual([fromFour, withinOne, toThree])
    expect(await page(GUEST, { first: 9 })).toMatchObject({ totalCount: 1, nodes: [{ id: toThree }] })
    expect((await page({ ...ADMINISTRATOR, groups: [] }, { first: 9 })).totalCount).toBe(0)
    expect(await ids({}, cap({ spaces: ['Spaces-3'] }))).toEqual([toThree])
    const one = (caller: Caller, id: string) =>
      world.ask(caller, 'query ($id: ID!) { promotion(id: $id) { id } }', { id })
    expect(await one(GUEST, toThree)).toMatchObject({ data: { promotion: { id: toThree } } })
    expect((await one(GUEST, withinOne)).errors).toEqual(['promotion: NOT_FOUND'])
    expect((await one(GUEST, 'Promotions-99999')).errors).toEqual(['promotion: NOT_FOUND'])
    expect(await world.entities(GUEST, 'Promotion', [toThree, withinOne], 'id')).toEqual([{ id: toThree }, null])
  })

  test('is narrowed by state and by Space on either side', async () => {
    const waiting = await make()
    const failed = await make({ state: 'FAILED', targetSpace: 'Spaces-2' })
    const back = await make({ state: 'DELIVERED', sourceSpace: 'Spaces-3', targetSpace: 'Spaces-1' })
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
    const { data, errors } = await world.ask(MEMBER, LIST, variables)
    expect([data, errors]).toEqual([{ promotions: null }, [`promotions: ${code}`]])
  })

  test('refuses the cursor of another filter, and its own with another value in it', async () => {
    await make()
    const { edges } = await page(MEMBER, { first: 1 })
    const cursor = edges[0]?.cursor ?? ''
    const refused = async (variables: object) => (await world.ask(MEMBER, LIST, { first: 1, ...variables })).errors
    expect(await refused({ after: cursor, filter: { state: ['QUEUED'] } })).toEqual(['promotions: BAD_CURSOR'])
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    for (const value of ['x', null, Number.MAX_SAFE_INTEGER]) {
      const text = JSON.stringify([parts[0], parts[1], value, parts[3], parts[4]])
      expect(await refused({ after: Buffer.from(text).toString('base64url') })).toEqual(['promotions: BAD_CURSOR'])
    }
  })

  test('takes two statements however long it is, and no more from bundles', async () => {
    for (let n = 1; n <= 9; n++) await make({ incoming: `Spaces-3/IncomingBundles-${n}` })
    const query =
      '{ promotions(first: 50) { totalCount nodes { id outgoing { id promotion { id incoming { id promotion { id } } } } } } }'
    expect(await world.ask(MEMBER, query)).toMatchObject({ errors: [], statements: 4 })
  })
})

describe('a promotion', () => {
  const FIELDS = `id source { id } target { id } outgoing { id } incoming { id } state sentBytes totalBytes attempts faultCode fault version
    createdAt updatedAt deliveredAt`

  test('tells how far it is, and leads to what the caller may enter', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z')
    const id = await make({
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
    const [all] = await world.entities(MEMBER, 'Promotion', [id], FIELDS)
    expect(all).toEqual({
      ...{ id, source: { id: 'Spaces-1' }, target: { id: 'Spaces-3' }, state: 'SENDING', attempts: 2, version: 1 },
      ...{ outgoing: { id: 'Spaces-1/OutgoingBundles-777' }, incoming: { id: 'Spaces-3/IncomingBundles-1' } },
      ...{ sentBytes: 5_000_000_000, totalBytes: 9_000_000_000, faultCode: 'UNAVAILABLE', fault: 'It did not answer.' },
      ...{ createdAt: at.toISOString(), updatedAt: at.toISOString(), deliveredAt: null },
    })
    const [some] = await world.entities(GUEST, 'Promotion', [id], FIELDS)
    expect(some).toMatchObject({ source: null, outgoing: null, target: { id: 'Spaces-3' }, incoming: {} })
    const keyed = cap({ permissions: ['BundleView'] })
    const [narrow] = await world.entities(keyed, 'Promotion', [id], 'outgoing { id } incoming { id }')
    expect(narrow).toMatchObject({ outgoing: null, incoming: {} })
  })

  test('is found from its bundle on either side, by whoever may enter that side', async () => {
    const [outgoing, incoming] = ['Spaces-1/OutgoingBundles-9', 'Spaces-3/IncomingBundles-9']
    const id = await make({ outgoing, incoming })
    const from = (caller: Caller, type: string, bundle: string) =>
      world.entities(caller, type, [bundle], 'promotion { id }')
    expect(await from(MEMBER, 'OutgoingBundle', outgoing)).toEqual([{ promotion: { id } }])
    expect(await from(GUEST, 'IncomingBundle', incoming)).toEqual([{ promotion: { id } }])
    expect(await from(GUEST, 'OutgoingBundle', outgoing)).toEqual([null])
    expect(await from(MEMBER, 'OutgoingBundle', 'Spaces-1/OutgoingBundles-8')).toEqual([{ promotion: null }])
    expect(await from(MEMBER, 'OutgoingBundle', incoming)).toEqual([null])
  })
})

type Changed = { promotion: { state: string } | null; errors: { code: string; path: string[] }[] }

async function change(name: string, input: object, caller = MEMBER): Promise<Changed> {
  const query = `mutation ($input: ${name === 'retryPromotion' ? 'Retry' : 'Cancel'}PromotionInput!) {
    ${name}(input: $input) { promotion { id state attempts faultCode fault version } errors { code path } }
  }`
  const { data, errors } = await world.ask(caller, query, { input })
  expect(errors).toEqual([])
  return data?.[name] as Changed
}

const code = async (name: string, input: object, caller = MEMBER) =>
  (await change(name, input, caller)).errors[0]?.code ?? 'done'

describe('changing a promotion', () => {
  const CASES: [PromotionState, string | null, string, string][] = [
    ['QUEUED', null, 'INVALID_STATE', 'done'],
    ['SENDING_PACKAGES', null, 'INVALID_STATE', 'done'],
    ['SENDING', null, 'INVALID_STATE', 'done'],
    ['IMPORTING', null, 'INVALID_STATE', 'INVALID_STATE'],
    ['DELIVERED', 'Spaces-3/IncomingBundles-1', 'INVALID_STATE', 'INVALID_STATE'],
    ['FAILED', null, 'done', 'done'],
    ['FAILED', 'Spaces-3/IncomingBundles-1', 'done', 'INVALID_STATE'],
    ['CANCELED', null, 'done', 'INVALID_STATE'],
  ]
  test.each(CASES)('that is %s (%s there): again %s, cancel %s', async (state, incoming, again, cancel) => {
    const fault = { attempts: 3, faultCode: 'SIGNER_UNKNOWN', fault: 'No.' }
    for (const [name, expected] of [
      ['retryPromotion', again],
      ['cancelPromotion', cancel],
    ] as const) {
      const id = await make({ state, incoming, ...fault })
      expect(await code(name, { id })).toBe(expected)
      const [row] = await world.entities(MEMBER, 'Promotion', [id], 'state version faultCode attempts')
      const retried = { state: 'QUEUED', version: 2, faultCode: null, attempts: 0 }
      const cancelled = { state: 'CANCELED', version: 2, faultCode: 'SIGNER_UNKNOWN', attempts: 3 }
      const same = { state, version: 1, faultCode: 'SIGNER_UNKNOWN', attempts: 3 }
      expect(row).toEqual(expected !== 'done' ? same : name === 'retryPromotion' ? retried : cancelled)
      await world.db.promotion.deleteMany()
    }
  })

  test('is audited, and done once for one idempotency key', async () => {
    const id = await make({ state: 'FAILED' })
    const first = await change('retryPromotion', { id, idempotencyKey: 'once' })
    expect(await change('retryPromotion', { id, idempotencyKey: 'once' })).toEqual(first)
    expect(first).toMatchObject({ promotion: { state: 'QUEUED', version: 2 } })
    const audit = await world.db.auditEvent.findMany({ where: { subject: id } })
    expect(audit).toMatchObject([
      { actor: 'Users-7', action: 'retryPromotion', before: { state: 'FAILED' }, after: { state: 'QUEUED' } },
    ])
  })

  test('is refused at another version, and for what is no promotion', async () => {
    const id = await make({ state: 'FAILED' })
    expect(await code('retryPromotion', { id, expectedVersion: 2 })).toBe('VERSION_CONFLICT')
    expect(await code('retryPromotion', { id: 'Promotions-99999' })).toBe('NOT_FOUND')
    expect(await code('cancelPromotion', { id: 'Zones-1' })).toBe('BAD_ID')
  })

  test('is decided by the Space that it comes from, asked on the caller’s behalf', async () => {
    const asked: string[] = []
    instance.mayPromote = (subject) => asked.push(subject) > 0 && subject === 'Users-7'
    const id = await make({ state: 'FAILED' })
    expect(await code('retryPromotion', { id }, { ...MEMBER, subject: 'Users-6' })).toBe('FORBIDDEN')
    expect(await code('retryPromotion', { id }, ADMINISTRATOR)).toBe('FORBIDDEN')
    expect(await code('retryPromotion', { id })).toBe('done')
    expect(asked).toEqual(['Users-6', 'Users-1', 'Users-7'])
    const refused = await world.db.auditEvent.findMany({ where: { action: 'refused:retryPromotion', subject: id } })
    expect(refused.map(({ actor }) => actor)).toEqual(['Users-6', 'Users-1'])
  })

  test('is not even asked for by whoever may not enter that Space, or whose key does not allow it', async () => {
    const id = await make()
    expect(await code('cancelPromotion', { id }, GUEST)).toBe('FORBIDDEN')
    expect(await code('cancelPromotion', { id }, callerOf('Groups-9'))).toBe('NOT_FOUND')
    expect(await code('cancelPromotion', { id }, cap({ readOnly: true }))).toBe('READ_ONLY_KEY')
    expect(await code('cancelPromotion', { id }, cap({ permissions: ['ReleaseView'] }))).toBe('FORBIDDEN')
    expect(instance.asked).toEqual([])
  })

  test.each([
    ['fails', () => Response.json({}, { status: 500 })],
    ['answers nonsense', () => Response.json({ allowed: 'yes' })],
  ])('is refused while the Instance %s', async (_, answer) => {
    const id = await make()
    instance.at('right', answer)
    expect(await code('cancelPromotion', { id })).toBe('INSTANCE_UNAVAILABLE')
  })

  test('is refused for a bundle that does not exist for the caller in its Space', async () => {
    const id = await make()
    instance.at('right', () =>
      Response.json({ errors: [{ message: 'No.', extensions: { code: 'NOT_FOUND' } }] }, { status: 404 }),
    )
    expect(await code('cancelPromotion', { id })).toBe('FORBIDDEN')
  })
})
