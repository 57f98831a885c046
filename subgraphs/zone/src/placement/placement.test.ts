import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { lineWhere } from '../testing/lines.js'
import { ADMINISTRATOR, GUEST, MEMBER, openWorld, type World } from '../testing/world.js'
import { PlacementFeed, type PlacementLine, type PlacementSnapshot } from './feed.js'
import { placementLines } from './lines.js'

const PLACE = `mutation ($input: PlaceInstanceInput!) {
  placeInstance(input: $input) { instance { id zone { name instances { id } } } errors { code path } }
}`

let world: World
let zones: string[]

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.db.placement.deleteMany()
  await world.db.zone.deleteMany()
  zones = []
  for (const name of ['Brisbane', 'Frankfurt']) {
    zones.push(`Zones-${(await world.db.zone.create({ data: { name, nameKey: name.toLowerCase() } })).id}`)
  }
})

async function place(instance: string, zone: string | undefined, changes: object = {}, caller = ADMINISTRATOR) {
  const { data, errors } = await world.ask(caller, PLACE, { input: { instance, zone, ...changes } })
  expect(errors).toEqual([])
  return data?.placeInstance as { instance: unknown; errors: { code: string; path: string[] }[] }
}

describe('an Instance', () => {
  test('is placed into a Zone, and moves to another', async () => {
    await place('Instances-2', zones[0])
    expect(await place('Instances-1', zones[0])).toEqual({
      instance: {
        id: 'Instances-1',
        zone: { name: 'Brisbane', instances: [{ id: 'Instances-1' }, { id: 'Instances-2' }] },
      },
      errors: [],
    })
    expect(await place('Instances-1', zones[1], { expectedVersion: 1 })).toMatchObject({
      instance: { zone: { name: 'Frankfurt', instances: [{ id: 'Instances-1' }] } },
    })
    const audit = await world.db.auditEvent.findMany({
      where: { subject: 'Instances-1' },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(audit).toMatchObject([{ action: 'placeInstance', before: { zone: zones[0] }, after: { zone: zones[1] } }])
  })

  test('lies in no Zone until it is placed', async () => {
    expect(await world.entities(MEMBER, 'Instance', ['Instances-1'], 'zone { id }')).toEqual([{ zone: null }])
  })

  test('that the caller does not see has no Zone, and its Zone does not name it', async () => {
    await place('Instances-1', zones[0])
    await place('Instances-2', zones[0])
    expect(await world.entities(GUEST, 'Instance', ['Instances-1', 'Instances-9'], 'zone { id }')).toEqual([null, null])
    expect(await world.entities(GUEST, 'Zone', [zones[0] ?? ''], 'instances { id }')).toEqual([
      { instances: [{ id: 'Instances-2' }] },
    ])
  })

  test('that was removed from the fleet is in no Zone', async () => {
    await world.db.placement.create({ data: { instance: 'Instances-77', zoneId: Number(zones[0]?.slice(6)) } })
    expect(await world.entities(ADMINISTRATOR, 'Zone', [zones[0] ?? ''], 'instances { id }')).toEqual([
      { instances: [] },
    ])
  })

  test('stays where it is when its placement is refused', async () => {
    await place('Instances-1', zones[0])
    const refusals = [
      await place('Instances-9', zones[1]),
      await place('Instances-1', 'Zones-999'),
      await place('Instances-1', 'Spaces-1'),
      await place('Zones-1', zones[1]),
      await place('Instances-1', zones[1], { expectedVersion: 0 }),
      await place('Instances-1', zones[1], {}, MEMBER),
    ]
    expect(refusals.map(({ errors }) => `${errors[0]?.code} ${errors[0]?.path.join('.')}`)).toEqual([
      'NOT_FOUND input.instance',
      'NOT_FOUND input.zone',
      'BAD_ID input.zone',
      'BAD_ID input.instance',
      'VERSION_CONFLICT input.expectedVersion',
      'FORBIDDEN ',
    ])
    expect(await world.db.placement.findMany()).toMatchObject([{ instance: 'Instances-1', version: 1 }])
  })
})

describe('who follows the placements', () => {
  test('gets all of them first, then every change in the order of revisions', async () => {
    await place('Instances-1', zones[0])
    const following = new AbortController()
    const lines = placementLines(world.feed, following.signal)
    const first = (await lines.next()).value as PlacementSnapshot
    expect(first).toMatchObject({
      type: 'snapshot',
      zones: [{ name: 'Brisbane' }, { name: 'Frankfurt' }],
      placements: [{ instance: 'Instances-1', zone: zones[0] }],
    })
    await place('Instances-1', zones[1])
    const moved = await lineWhere<PlacementLine>(lines, (line) => line.type === 'snapshot')
    expect(moved).toMatchObject({ placements: [{ instance: 'Instances-1', zone: zones[1] }] })
    expect(moved.revision).toBe(first.revision + 1)
    await world.ask(
      ADMINISTRATOR,
      'mutation ($id: ID!) { updateZone(input: { id: $id, name: "Mainz" }) { zone { id } } }',
      {
        id: zones[1],
      },
    )
    const renamed = await lineWhere<PlacementLine>(lines, (line) => line.type === 'snapshot')
    expect(renamed).toMatchObject({ zones: [{ name: 'Brisbane' }, { name: 'Mainz' }] })
    following.abort()
    expect(await lines.next()).toMatchObject({ done: true })
  })

  test('hears a beat when nothing changed, and of what another process changed', async () => {
    const other = new PlacementFeed(world.db)
    const following = new AbortController()
    const lines = placementLines(other, following.signal)
    const { revision } = await lineWhere<PlacementLine>(lines, (line) => line.type === 'snapshot')
    expect(await lineWhere<PlacementLine>(lines, (line) => line.type === 'beat')).toMatchObject({ revision })
    await place('Instances-2', zones[0])
    const changed = await lineWhere<PlacementLine>(lines, (line) => line.type === 'snapshot')
    expect(changed).toMatchObject({ placements: [{ instance: 'Instances-2' }] })
    following.abort()
    await lines.next()
  })

  test('is forgotten when it hangs up before the first line', async () => {
    const feed = new PlacementFeed(world.db)
    const told: PlacementLine[] = []
    feed.follow((line) => told.push(line))()
    await feed.refresh()
    const following = new AbortController()
    const lines = placementLines(feed, following.signal)
    await lines.next()
    expect(told).toEqual([])
    following.abort()
    await lines.next()
  })
})
