import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { TestFleet } from '../testing/fleet.js'
import type { TestInstance } from '../testing/instance.js'
import { batch, idsIn, startLiveFleet, type LiveFleet } from '../testing/live-fleet.js'
import type { TestChanges } from '../testing/stream.js'

let stage: LiveFleet
let fleet: TestFleet
let one: TestInstance
let two: TestInstance
let listen: LiveFleet['listen']

beforeAll(async () => {
  stage = await startLiveFleet()
  ;({ fleet, one, two, listen } = stage)
})
afterEach(() => stage.hangUp())
afterAll(() => fleet?.close())

describe('a stream', () => {
  test('begins with how each Space is and how far it has got, then tells what changes, in the form that was asked for', async () => {
    const query = `subscription ($no: Boolean!) { news: changes { ...Told positions { __typename space position } health { space state } } }
      fragment Told on Changes { all: changes { kind k: kind node { it: id ...Named @skip(if: $no) } again: node { __typename id } } }
      fragment Named on Project { name }`
    const stream = await listen({ no: false }, query)
    expect(stream.headers['content-type']).toMatch('text/event-stream')
    const first = (await stream.next()) as unknown as { data: { news: Record<string, unknown[]> } }
    expect(first.data.news).toMatchObject({ all: [], health: expect.any(Array) })
    expect(first.data.news.health).toEqual(
      ['Spaces-1', 'Spaces-2', 'Spaces-3'].map((space) => ({ space, state: 'REACHABLE' })),
    )
    expect(first.data.news.positions).toHaveLength(3)
    one.feed.happens('Spaces-1', ['Projects', 2])
    const position = one.feed.position('Spaces-1')
    const id = 'Spaces-1/Projects-2'
    const node = { it: id, name: 'Apollo 2' }
    expect(await stream.next()).toEqual({
      data: {
        news: {
          all: [{ kind: 'PROJECT', k: 'PROJECT', node, again: { __typename: 'Project', id } }],
          positions: [{ __typename: 'FeedPosition', space: 'Spaces-1', position }],
          health: [],
        },
      },
    })
  })

  test('tells each event of a thing, and reads the thing once', async () => {
    const stream = await listen()
    await batch(stream)
    const before = one.batches()
    for (const local of [1, 1, 2, 1]) one.feed.happens('Spaces-1', ['Projects', local], ['Deployments', 9])
    const { changes } = await batch(stream)
    expect(changes.map(({ id, position }) => [id, position - one.feed.position('Spaces-1')])).toEqual([
      ['Spaces-1/Projects-1', -3],
      ['Spaces-1/Projects-1', -2],
      ['Spaces-1/Projects-2', -1],
      ['Spaces-1/Projects-1', 0],
    ])
    expect(one.batches() - before).toBe(1)
  })

  test('tells of what lacks a value that it cannot be without, with the error, and still not of what does not exist', async () => {
    const query = 'subscription { changes { changes { id node { ... on Project { name size } } } reset } }'
    const stream = await listen({}, query)
    await batch(stream)
    one.feed.happens('Spaces-1', ['Projects', 99], ['Projects', 1])
    const told = await stream.next()
    const changes = [{ id: 'Spaces-1/Projects-1', node: null }]
    expect(told?.data).toEqual({ changes: { changes, reset: [] } })
    expect(told?.errors).toMatchObject([
      { path: ['changes', 'changes', 0, 'node', 'size'], extensions: { code: 'INTERNAL', space: 'Spaces-1' } },
    ])
  })

  test('passes over what does not exist for the caller, and what was not asked for, and gets on', async () => {
    const stream = await listen({ kinds: ['PROJECT', 'RELEASE'], space: ['Spaces-1', 'Spaces-9'] })
    expect((await batch(stream)).health.map(({ space }) => space)).toEqual(['Spaces-1'])
    one.feed.happens('Spaces-2', ['Projects', 1])
    one.feed.happens('Spaces-1', ['Projects', 99])
    one.feed.happens('Spaces-1', ['Interruptions', 1])
    one.feed.happens('Spaces-1')
    const position = one.feed.position('Spaces-1')
    const seen: TestChanges[] = [await batch(stream)]
    while (seen.at(-1)?.positions[0]?.position !== position) seen.push(await batch(stream))
    expect(seen.flatMap(idsIn)).toEqual([])
    expect(JSON.stringify(seen)).not.toMatch(/Projects-99|Spaces-2|Spaces-9/)
  })
})

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

test('over any cuts, of readers or of feeds, each change is told once and in the order of its Space', async () => {
  const random = numbers(20_261_126)
  const told = new Map<string, number[]>()
  const after = new Map<string, number>()
  const expected = { 'Spaces-1': 40, 'Spaces-3': 25 }
  const start = new Map(
    [one, two].flatMap(({ feed, spaces }) => Object.keys(spaces).map((space) => [space, feed.position(space)])),
  )
  for (const [space, position] of start) after.set(space, position)
  const left: [TestInstance, string][] = [
    ...Array.from({ length: expected['Spaces-1'] }, (): [TestInstance, string] => [one, 'Spaces-1']),
    ...Array.from({ length: expected['Spaces-3'] }, (): [TestInstance, string] => [two, 'Spaces-3']),
  ].sort(() => random(3) - 1)
  const isWhole = () => Object.entries(expected).every(([space, count]) => told.get(space)?.length === count)
  for (let rounds = 0; !isWhole(); rounds++) {
    if (rounds > 60) throw new Error(`not told: ${JSON.stringify([...told])}`)
    const stream = await listen({ after: [...after].map(([space, position]) => ({ space, position })) })
    for (let batches = 1 + random(3); batches > 0 && !isWhole(); batches--) {
      for (const [{ feed }, space] of left.splice(0, 1 + random(9))) feed.happens(space, ['Projects', 1 + random(5)])
      const { changes, positions, reset } = await batch(stream)
      expect(reset).toEqual([])
      for (const { space, position } of changes) told.set(space, [...(told.get(space) ?? []), position])
      for (const { space, position } of positions) after.set(space, position)
      if (random(4) === 0) one.feed.cut()
    }
    stream.close()
  }
  for (const [space, count] of Object.entries(expected)) {
    expect(told.get(space)).toEqual(Array.from({ length: count }, (_, i) => (start.get(space) ?? 0) + i + 1))
  }
}, 20_000)

test('a stream that goes on from where its Space never was, or meets one that came later, says what to ask anew', async () => {
  const stream = await listen({ after: [{ space: 'Spaces-1', position: one.feed.position('Spaces-1') + 5 }] })
  expect(await batch(stream)).toMatchObject({ reset: ['Spaces-1'] })
  two.spaces['Spaces-4'] = { 1: 'Dione' }
  const member = { id: 'Spaces-4', name: 'Four', instance: 'Instances-2', state: 'ACTIVE' }
  fleet.directory.change({ spaces: [member], entry: [{ group: 'Groups-1', space: 'Spaces-4' }] })
  two.feed.happens('Spaces-4')
  const news = [await batch(stream)]
  while (!news.some(({ reset }) => reset.includes('Spaces-4'))) news.push(await batch(stream))
  expect(news.flatMap(({ health }) => health.map(({ space }) => space))).toEqual(['Spaces-4'])
})

test('a Space that was restored from a backup begins anew where its events end now', async () => {
  for (let i = 0; i < 3; i++) one.feed.happens('Spaces-2', ['Projects', 1])
  const stream = await listen({ space: ['Spaces-2'] })
  await batch(stream)
  one.feed.restored('Spaces-2', 2)
  const news = [await batch(stream)]
  while (!news.some(({ reset }) => reset.includes('Spaces-2'))) news.push(await batch(stream))
  const position = one.feed.position('Spaces-2')
  expect(news.at(-1)?.positions).toEqual([{ space: 'Spaces-2', position }])
  one.feed.happens('Spaces-2', ['Projects', 2])
  const next = [await batch(stream)]
  while (next.flatMap(idsIn).length === 0) next.push(await batch(stream))
  expect(next.at(-1)?.changes).toMatchObject([{ id: 'Spaces-2/Projects-2', position: position + 1 }])
})
