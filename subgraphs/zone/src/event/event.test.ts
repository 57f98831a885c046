import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ADMINISTRATOR, callerOf, MEMBER, openWorld, type World } from '../testing/world.js'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const create = (name: string, who = ADMINISTRATOR) =>
  world.ask(
    who,
    `mutation ($name: String!) { createZone(input: { name: $name, kind: CONNECTED }) { errors { code } } }`,
    {
      name,
    },
  )

type Events = { totalCount: number; nodes: { id: string; [field: string]: unknown }[]; edges: { cursor: string }[] }

async function events(args: string, fields = 'id', who = ADMINISTRATOR): Promise<Events> {
  const query = `{ zoneEvents(${args}) { totalCount nodes { ${fields} } edges { cursor } pageInfo { hasNextPage } } }`
  const { data, errors } = await world.ask(who, query)
  expect(errors).toEqual([])
  return data?.zoneEvents as Events
}

describe('the events of the zone', () => {
  test('say who did what, the newest first, page by page', async () => {
    for (const name of ['North', 'South', 'East']) await create(name)
    const first = await events('first: 2', 'id actor user { id } action kind subject before after requestId hash')
    expect(first.totalCount).toBe(3)
    expect(first.nodes).toMatchObject([
      {
        id: 'ZoneEvents-3',
        actor: 'Users-1',
        user: { id: 'Users-1' },
        action: 'createZone',
        kind: 'Zones',
        subject: 'Zones-3',
        before: null,
        after: { name: 'East' },
        requestId: 'test',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { id: 'ZoneEvents-2' },
    ])
    const after = first.edges[1]?.cursor
    expect((await events(`first: 2, after: "${after}"`)).nodes).toEqual([{ id: 'ZoneEvents-1' }])
    const oldest = await events('first: 1, orderBy: { field: AT, direction: ASC }')
    expect(oldest.nodes).toEqual([{ id: 'ZoneEvents-1' }])
  })

  test.each([
    ['subject: ["Zones-2"]', ['ZoneEvents-2']],
    ['actor: ["Users-1"], action: ["createZone"], kind: ["Zones"]', ['ZoneEvents-3', 'ZoneEvents-2', 'ZoneEvents-1']],
    ['actor: ["Users-2"]', []],
    ['text: "ZONES-3"', ['ZoneEvents-3']],
    ['text: "%"', []],
    ['text: "\\u0000"', []],
    ['from: "2001-01-01T00:00:00Z", to: "2002-01-01T00:00:00Z"', []],
  ])('are found by %s', async (filter, ids) => {
    const found = await events(`first: 9, filter: { ${filter} }`)
    expect({ total: found.totalCount, ids: found.nodes.map(({ id }) => id) }).toEqual({ total: ids.length, ids })
  })

  test('are nobody’s but those who may see events of the fleet', async () => {
    const capped = callerOf('Groups-1', {
      systemRoles: ['SystemAdministrator'],
      cap: { spaces: ['Spaces-1'], readOnly: false, permissions: null },
    })
    for (const who of [MEMBER, capped]) {
      const { data } = await world.ask(
        who,
        '{ zoneEvents(first: 1) { totalCount nodes { id } } verifyZoneAudit { intact count } }',
      )
      expect(data).toEqual({ zoneEvents: null, verifyZoneAudit: null })
    }
  })

  test('refuse a cursor of another list', async () => {
    const { data, errors } = await world.ask(
      ADMINISTRATOR,
      '{ zoneEvents(first: 1, after: "bm9uc2Vuc2U") { totalCount } }',
    )
    expect({ data, errors }).toEqual({ data: { zoneEvents: null }, errors: ['zoneEvents: BAD_CURSOR'] })
  })
})

test('a refused change leaves one event, however often it is tried', async () => {
  for (let n = 0; n < 20; n++) {
    const { data } = await create('Mine', MEMBER)
    expect(data).toMatchObject({ createZone: { errors: [{ code: 'FORBIDDEN' }] } })
  }
  const refusals = await events('first: 9, filter: { action: ["refused:createZone"] }', 'id actor kind subject after')
  expect(refusals.nodes).toEqual([
    {
      id: 'ZoneEvents-4',
      actor: 'Users-7',
      kind: 'Zones',
      subject: 'zone',
      after: { code: 'FORBIDDEN', permission: 'AdministerSystem' },
    },
  ])
})

test('the audit is verified, and goes on from a kept checkpoint', async () => {
  const verify = async (after: string | null) => {
    const { data, errors } = await world.ask(
      ADMINISTRATOR,
      `query ($after: String) { verifyZoneAudit(after: $after) { intact complete count checkpoint faults { problem event message } } }`,
      { after },
    )
    return { errors, verdict: data?.verifyZoneAudit as { checkpoint: string } | null }
  }
  const { verdict } = await verify(null)
  expect(verdict).toMatchObject({ intact: true, complete: true, count: 4, faults: [] })
  await create('West')
  expect((await verify(verdict!.checkpoint)).verdict).toMatchObject({ intact: true, count: 5 })
  const forged = verdict!.checkpoint.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
  expect((await verify(forged)).verdict).toMatchObject({
    intact: false,
    faults: [{ problem: 'MISPLACED', event: 'ZoneEvents-5', message: expect.stringContaining('inserted') }],
  })
  expect(await verify('nonsense')).toEqual({ errors: ['verifyZoneAudit: BAD_INPUT'], verdict: null })
})
