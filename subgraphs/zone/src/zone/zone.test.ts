import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ADMINISTRATOR, callerOf, GUEST, MEMBER, openWorld, type World } from '../testing/world.js'

const CREATE = `mutation ($input: CreateZoneInput!) {
  createZone(input: $input) { zone { id name description kind version instances { id } } errors { code path } }
}`
const UPDATE = `mutation ($input: UpdateZoneInput!) {
  updateZone(input: $input) { zone { name description kind version } errors { code path } }
}`
const LIST = `query ($first: Int, $after: String, $last: Int, $before: String) {
  zones(first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

type Page = {
  totalCount: number
  nodes: { name: string }[]
  edges: { cursor: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.db.placement.deleteMany()
  await world.db.zone.deleteMany()
})

async function makeZone(name: string, instances: string[] = []): Promise<number> {
  const placements = { create: instances.map((instance) => ({ instance })) }
  return (await world.db.zone.create({ data: { name, nameKey: name.toLowerCase(), placements } })).id
}

async function page(caller: typeof MEMBER, variables: object): Promise<Page> {
  const { data, errors } = await world.ask(caller, LIST, { ...variables })
  expect(errors).toEqual([])
  return data?.zones as Page
}

describe('a new Zone', () => {
  test('is made with what was asked for, and audited', async () => {
    const input = { name: ' Frankfurt ', description: '  ', kind: 'CONNECTED' }
    const { data } = await world.ask(ADMINISTRATOR, CREATE, { input })
    expect(data).toMatchObject({
      createZone: {
        zone: { name: 'Frankfurt', description: null, kind: 'CONNECTED', version: 1, instances: [] },
        errors: [],
      },
    })
    const created = data?.createZone as { zone: { id: string } } | undefined
    const id = created?.zone.id ?? ''
    const audit = await world.db.auditEvent.findMany({ where: { subject: id } })
    expect(audit).toMatchObject([{ actor: 'Users-1', action: 'createZone', before: null }])
    expect(await world.db.change.findMany({ where: { subject: id } })).toMatchObject([{ kind: 'Zones', version: 1 }])
  })

  test('is made once for one idempotency key', async () => {
    const input = { name: 'Brisbane', kind: 'CONNECTED', idempotencyKey: 'once' }
    const first = await world.ask(ADMINISTRATOR, CREATE, { input })
    const second = await world.ask(ADMINISTRATOR, CREATE, { input })
    expect(second.data).toEqual(first.data)
    expect(await world.db.zone.count()).toBe(1)
    const other = await world.ask(ADMINISTRATOR, CREATE, { input: { ...input, name: 'Perth' } })
    expect(other.data).toMatchObject({ createZone: { zone: null, errors: [{ code: 'IDEMPOTENCY_MISMATCH' }] } })
  })

  test.each([
    ['a taken name in other letters', 'FRANKFURT', 'CONFLICT'],
    ['no name', ' ', 'BAD_INPUT'],
    ['a name that no database holds', 'a\0b', 'BAD_INPUT'],
    ['a name with half a character', 'a\ud800', 'BAD_INPUT'],
    ['a name without end', 'x'.repeat(101), 'BAD_INPUT'],
  ])('with %s is refused', async (_, name, code) => {
    await makeZone('Frankfurt')
    const { data } = await world.ask(ADMINISTRATOR, CREATE, { input: { name, kind: 'CONNECTED' } })
    expect(data).toMatchObject({ createZone: { zone: null, errors: [{ code, path: ['input', 'name'] }] } })
    expect(await world.db.zone.count()).toBe(1)
  })

  test.each([
    ['no administrator', MEMBER, 'FORBIDDEN'],
    [
      'a key for some Spaces',
      { ...ADMINISTRATOR, cap: { spaces: ['Spaces-1'], readOnly: false, permissions: null } },
      'FORBIDDEN',
    ],
    [
      'a key that only reads',
      { ...ADMINISTRATOR, cap: { spaces: null, readOnly: true, permissions: null } },
      'READ_ONLY_KEY',
    ],
  ])('is refused to %s', async (_, caller, code) => {
    const { data } = await world.ask(caller, CREATE, { input: { name: 'Perth', kind: 'CONNECTED' } })
    expect(data).toMatchObject({ createZone: { zone: null, errors: [{ code }] } })
    expect(await world.db.zone.count()).toBe(0)
  })
})

describe('a changed Zone', () => {
  test('keeps what was left out', async () => {
    const id = `Zones-${await makeZone('Perth')}`
    const first = await world.ask(ADMINISTRATOR, UPDATE, { input: { id, description: 'West', kind: 'DISCONNECTED' } })
    expect(first.data).toEqual({
      updateZone: { zone: { name: 'Perth', description: 'West', kind: 'DISCONNECTED', version: 2 }, errors: [] },
    })
    const second = await world.ask(ADMINISTRATOR, UPDATE, { input: { id, description: null, expectedVersion: 2 } })
    expect(second.data).toMatchObject({ updateZone: { zone: { description: null, kind: 'DISCONNECTED', version: 3 } } })
  })

  test('is refused at another version, with another’s name, under an unknown id', async () => {
    await makeZone('Frankfurt')
    const id = `Zones-${await makeZone('Perth')}`
    const codes = []
    for (const input of [
      { id, name: 'Darwin', expectedVersion: 7 },
      { id, name: 'frankfurt' },
      { id: 'Zones-999', name: 'Darwin' },
      { id: 'Spaces-1', name: 'Darwin' },
    ]) {
      const { data } = await world.ask(ADMINISTRATOR, UPDATE, { input })
      const refused = data?.updateZone as { errors: { code: string }[] } | undefined
      codes.push(refused?.errors[0]?.code)
    }
    expect(codes).toEqual(['VERSION_CONFLICT', 'CONFLICT', 'NOT_FOUND', 'BAD_ID'])
    expect(await world.db.zone.findMany({ orderBy: { id: 'asc' } })).toMatchObject([{ version: 1 }, { version: 1 }])
  })

  test('shows its newest state in every field of the operation', async () => {
    const id = `Zones-${await makeZone('Perth')}`
    const query = `mutation ($id: ID!) {
      a: updateZone(input: { id: $id, name: "A" }) { zone { name } }
      b: updateZone(input: { id: $id, name: "B" }) { zone { name } }
    }`
    const { data } = await world.ask(ADMINISTRATOR, query, { id })
    expect(data).toEqual({ a: { zone: { name: 'A' } }, b: { zone: { name: 'B' } } })
  })
})

describe('the list of Zones', () => {
  test('is walked forwards and backwards by name, each Zone once', async () => {
    for (const name of ['b', 'a', 'z', '\u{1f600}', '\uffee', 'c']) await makeZone(name)
    const order = ['a', 'b', 'c', 'z', '\uffee', '\u{1f600}']
    const forwards: string[] = []
    let after: string | null = null
    do {
      const part: Page = await page(ADMINISTRATOR, { first: 2, after })
      expect(part.totalCount).toBe(6)
      forwards.push(...part.nodes.map((zone) => zone.name))
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null
    } while (after)
    expect(forwards).toEqual(order)

    const backwards: string[] = []
    let before: string | null = null
    do {
      const part: Page = await page(ADMINISTRATOR, { last: 4, before })
      backwards.unshift(...part.nodes.map((zone) => zone.name))
      before = part.pageInfo.hasPreviousPage ? part.pageInfo.startCursor : null
    } while (before)
    expect(backwards).toEqual(order)
  })

  test('holds for a caller the Zones of the Instances of their Spaces, and counts no other', async () => {
    await makeZone('Empty')
    await makeZone('First', ['Instances-1'])
    const second = await makeZone('Second', ['Instances-2'])
    const third = await makeZone('Third', ['Instances-3'])
    expect(await page(ADMINISTRATOR, { first: 9 })).toMatchObject({ totalCount: 4 })
    expect((await page(MEMBER, { first: 9 })).nodes).toEqual([{ name: 'First' }, { name: 'Second' }])
    expect(await page(GUEST, { first: 9 })).toMatchObject({ totalCount: 1, nodes: [{ name: 'Second' }] })
    expect(await page(callerOf('Groups-9'), { first: 9 })).toMatchObject({ totalCount: 0, nodes: [] })

    const query = 'query ($id: ID!) { zone(id: $id) { name } }'
    expect(await world.ask(GUEST, query, { id: `Zones-${second}` })).toMatchObject({ errors: [] })
    const hidden = await world.ask(GUEST, query, { id: `Zones-${third}` })
    expect(hidden).toMatchObject({ data: { zone: null }, errors: ['zone: NOT_FOUND'] })
    expect(await world.ask(GUEST, query, { id: 'Zones-999' })).toMatchObject(hidden)
    expect(await world.entities(GUEST, 'Zone', [`Zones-${third}`, `Zones-${second}`], 'name')).toEqual([
      null,
      { name: 'Second' },
    ])
  })

  test.each([
    [{}, 'BAD_PAGE'],
    [{ first: 101 }, 'BAD_PAGE'],
    [{ first: 1, after: 'nonsense' }, 'BAD_CURSOR'],
    [{ first: 1, after: cursorOf(['x', 'A', 'a', 1, 1]) }, 'BAD_CURSOR'],
  ])('refuses %j', async (variables, code) => {
    expect(await world.ask(MEMBER, LIST, variables)).toMatchObject({
      data: { zones: null },
      errors: [`zones: ${code}`],
    })
  })

  test('refuses its own cursor with another value in it', async () => {
    await makeZone('a')
    const { edges } = await page(ADMINISTRATOR, { first: 1 })
    const parts = JSON.parse(Buffer.from(edges[0]?.cursor ?? '', 'base64url').toString()) as unknown[]
    for (const value of [7, null, 'a\0']) {
      const after = cursorOf([parts[0], parts[1], value, parts[3], parts[4]])
      expect((await world.ask(ADMINISTRATOR, LIST, { first: 1, after })).errors).toEqual(['zones: BAD_CURSOR'])
    }
  })

  test('takes the same statements with one Zone as with many', async () => {
    await makeZone('First', ['Instances-1'])
    const query = '{ zones(first: 50) { totalCount nodes { name instances { id zone { name } } } } }'
    const one = await world.ask(ADMINISTRATOR, query)
    await makeZone('Second', ['Instances-2'])
    await makeZone('Third', ['Instances-3'])
    const many = await world.ask(ADMINISTRATOR, query)
    expect(many.data).toMatchObject({ zones: { totalCount: 3 } })
    // The page, its count, the Instances of its Zones, the Zones of those Instances.
    expect([one.statements, many.statements]).toEqual([4, 4])
  })
})

function cursorOf(parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}
