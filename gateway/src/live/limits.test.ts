import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { API_KEY, CALLER } from '../testing/credentials.js'
import type { TestFleet } from '../testing/fleet.js'
import type { TestInstance } from '../testing/instance.js'
import { batch, idsIn, startLiveFleet, type LiveFleet } from '../testing/live-fleet.js'
import { subscribe, type TestResult } from '../testing/stream.js'
import { until } from '../testing/until.js'

let stage: LiveFleet
let fleet: TestFleet
let one: TestInstance
let two: TestInstance
let listen: LiveFleet['listen']

beforeAll(async () => {
  stage = await startLiveFleet()
  ;({ fleet, one, two, listen } = stage)
})
beforeEach(() => void fleet.directory.callers.set(API_KEY, CALLER))
afterEach(async () => {
  one.before = () => {}
  await stage.hangUp()
})
afterAll(() => fleet?.close())

describe('rights that are lost', () => {
  test('to a Space, end its part at once', async () => {
    const stream = await listen()
    await batch(stream)
    fleet.directory.change({ removedEntry: [{ group: 'Groups-1', space: 'Spaces-2' }] })
    one.feed.happens('Spaces-2', ['Projects', 1])
    one.feed.happens('Spaces-1', ['Projects', 1])
    const news = [await batch(stream)]
    while (news.flatMap(idsIn).length === 0) news.push(await batch(stream))
    expect(news.flatMap(idsIn)).toEqual(['Spaces-1/Projects-1'])
    expect(news.flatMap(({ reset }) => reset)).toEqual(['Spaces-2'])
    expect(news.flatMap(({ positions }) => positions.map(({ space }) => space))).not.toContain('Spaces-2')
    fleet.directory.change({ entry: [{ group: 'Groups-1', space: 'Spaces-2' }] })
  })

  test('to sign in, end the stream before anything more is told', async () => {
    const stream = await listen()
    await batch(stream)
    fleet.directory.callers.delete(API_KEY)
    one.feed.happens('Spaces-1', ['Projects', 1])
    const last = await stream.next()
    expect(last).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(await stream.next()).toBeNull()
  })
})

describe('a Space that fails', () => {
  test('is told later and whole, with one error meanwhile, while the others go on', async () => {
    const stream = await listen()
    await batch(stream)
    one.before = () => {
      throw new Error('broken')
    }
    one.feed.happens('Spaces-1', ['Projects', 1])
    const failed = (await stream.next()) as TestResult
    expect(failed.data?.changes).toMatchObject({ positions: [], changes: [] })
    expect(failed.errors).toMatchObject([
      { path: ['changes'], extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-1' } },
    ])
    two.feed.happens('Spaces-3', ['Projects', 1])
    expect(idsIn(await batch(stream))).toEqual(['Spaces-3/Projects-1'])
    one.feed.happens('Spaces-1', ['Projects', 2])
    one.before = () => {}
    expect(idsIn(await batch(stream))).toEqual(['Spaces-1/Projects-1', 'Spaces-1/Projects-2'])
  })

  test('is told to be away, and to be back', async () => {
    const stream = await listen()
    await batch(stream)
    one.feed.away('Spaces-2')
    expect((await batch(stream)).health).toMatchObject([{ space: 'Spaces-2', state: 'DATABASE_AWAY' }])
    one.feed.happens('Spaces-2', ['Projects', 1])
    const back = await batch(stream)
    expect(back.health).toMatchObject([{ space: 'Spaces-2', state: 'REACHABLE', reason: null }])
    expect(idsIn(back)).toEqual(['Spaces-2/Projects-1'])
  })
})

describe('what is bounded', () => {
  test('what is kept for those who are behind: who was away long is told all the same, page by page', async () => {
    const start = one.feed.position('Spaces-1')
    for (let i = 0; i < 250; i++) one.feed.happens('Spaces-1', ['Projects', 1 + (i % 5)])
    const stream = await listen({ space: ['Spaces-1'], after: [{ space: 'Spaces-1', position: start }] })
    const told: number[] = []
    while (told.at(-1) !== start + 250) told.push(...(await batch(stream)).changes.map(({ position }) => position))
    expect(told).toEqual(Array.from({ length: 250 }, (_, i) => start + i + 1))
    expect(one.feed.pages).toBeGreaterThan(1)
  })

  test('the history that is read for one who is told nothing of it: each page is paid for', async () => {
    const [spent, pages] = [await fleet.gateway.limits.spentBy(CALLER.subject), one.feed.pages]
    const after = [{ space: 'Spaces-1', position: 0 }]
    const stream = await listen({ space: ['Spaces-1'], kinds: ['RELEASE'], after })
    const news = [await batch(stream)]
    while (news.at(-1)?.positions.at(-1)?.position !== one.feed.position('Spaces-1')) news.push(await batch(stream))
    expect(news.flatMap(idsIn)).toEqual([])
    const read = one.feed.pages - pages
    expect(read).toBeGreaterThan(1)
    expect(await fleet.gateway.limits.spentBy(CALLER.subject)).toBe(spent + 1 + 3 * read)
  })

  test('the streams of one caller, and their form', async () => {
    for (let i = 0; i < 3; i++) expect((await listen()).status).toBe(200)
    const refused = await subscribe(fleet.gateway.url)
    expect([refused.status, refused.code, refused.headers['retry-after']]).toEqual([429, 'RATE_LIMITED', '5'])
    stage.open.pop()?.close()
    await until('a stream has ended', () => fleet.gateway.live.open === 2)
    expect((await listen()).status).toBe(200)
    const json = await fleet.ask('subscription { changes { reset } }')
    expect([json.status, json.errors[0]?.extensions.code]).toEqual([406, 'UNSUPPORTED_MEDIA_TYPE'])
  })

  test.each([
    ['changes { reset } projectCount', 'GRAPHQL_VALIDATION_FAILED'],
    ['changes { reset } more: changes { reset }', 'GRAPHQL_VALIDATION_FAILED'],
    ['changes @skip(if: true) { reset }', 'GRAPHQL_VALIDATION_FAILED'],
    ['changes(after: [{ space: "x", position: 1 }]) { reset }', 'BAD_ID'],
    ['changes(after: [{ space: "Spaces-1", position: -1 }]) { reset }', 'BAD_INPUT'],
    [`changes { ${'a: reset '.repeat(31)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ])('what may be asked: not { %s }', async (text, code) => {
    expect(await listen({}, `subscription { ${text} }`)).toMatchObject({ status: 400, code })
  })

  test.each([
    ['changes @include(if: $x) { reset }', 'include'],
    ['... @skip(if: $x) { changes { reset } }', 'skip'],
    ['changes { reset } ...Root @include(if: true)', 'include'],
  ])('when it is asked: { %s } is told what it may not have', async (text, directive) => {
    const fragment = text.includes('Root') ? ' fragment Root on Subscription { changes { reset } }' : ''
    const variable = text.includes('$x') ? '($x: Boolean!)' : ''
    const headers = { accept: 'text/event-stream' }
    const { status, errors } = await fleet.ask(`subscription ${variable} { ${text} }${fragment}`, { x: true }, headers)
    const message = `The root field of a subscription takes no @${directive}. Leave it out.`
    expect([status, errors]).toMatchObject([400, [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]])
  })

  test('the feeds: one for each Instance, however many listen', async () => {
    await Promise.all([listen(), listen()].map(async (stream) => batch(await stream)))
    const follows = one.requests.filter(({ path }) => path === '/internal/changes')
    await batch(await listen())
    expect(one.requests.filter(({ path }) => path === '/internal/changes')).toHaveLength(follows.length)
  })
})

test('a gateway that ends completes its streams', async () => {
  const gateway = await fleet.anotherGateway()
  const stream = await subscribe(gateway.url)
  await batch(stream)
  const closed = gateway.close(10_000)
  expect(await stream.next()).toBeNull()
  await closed
})
