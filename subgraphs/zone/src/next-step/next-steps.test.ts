import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { JourneyEvent } from '@spaceport/kit/journey/facts'
import { event, place, telling } from '../testing/journeys.js'
import { makeLifecycle } from '../testing/lifecycles.js'
import { lines, next, steps } from '../testing/next-steps.js'
import { HOME, openTracing, THERE, type Tracing } from '../testing/tracing.js'
import type { World } from '../testing/world.js'

let tracing: Tracing
let world: World

beforeAll(async () => {
  tracing = await openTracing()
  world = tracing.world
})
afterAll(() => tracing.close())
beforeEach(() => tracing.reset())

const bundled = (space: number, more: Partial<JourneyEvent> = {}) =>
  event('BUNDLED', 'b1', 5, {
    bundle: 'b1',
    sequence: 7,
    id: 'Spaces-1/OutgoingBundles-2',
    peer: place(space),
    state: 'READY',
    ...more,
  })
const imported = (more: Partial<JourneyEvent> = {}) =>
  event('IMPORTED', 'b1', 10, {
    bundle: 'b1',
    sequence: 7,
    id: 'Spaces-3/IncomingBundles-4',
    state: 'RECEIVED',
    ...more,
  })

describe('what is next for a release', () => {
  beforeEach(() =>
    makeLifecycle(world, 'Chain', [
      { space: 1, environments: ['Test', 'Stage'] },
      { space: 3, environments: ['Load'], after: [1] },
    ]),
  )

  test('is first its own Space, where environments lack it', async () => {
    tracing.tell({ environments: ['test'] })
    const [first, second] = await steps(world)
    expect(first).toEqual({
      ...{ step: { name: 'Step 1' }, state: 'CURRENT', action: 'DEPLOY', environments: ['Stage'] },
      ...{ reason: 'It is to be deployed to Stage in Space 1.', space: { id: 'Spaces-1' }, release: { id: HOME } },
      ...{ outgoingBundle: null, incomingBundle: null },
    })
    expect(second).toMatchObject({ state: 'BLOCKED', action: 'NONE', reason: 'It waits for Step 1.', release: null })
  })

  const deployed = { environments: ['Test', 'Stage'] }

  test('is to promote it from there', async () => {
    tracing.tell(deployed)
    const [first, second] = await steps(world)
    expect(first).toMatchObject({ state: 'DONE', action: 'NONE', reason: 'It is deployed in Space 1.' })
    expect(second).toMatchObject({
      ...{ state: 'NEXT', action: 'PROMOTE', environments: ['Load'], reason: 'It is to be promoted to Space 3.' },
      release: { id: HOME },
    })
  })

  test.each<[string, JourneyEvent[], Parameters<Tracing['tell']>[1], object]>([
    [
      'to take its bundle in',
      [bundled(3)],
      {},
      {
        action: 'IMPORT',
        reason: 'Bundle 7 is to be taken in by Space 3.',
        outgoingBundle: { id: 'Spaces-1/OutgoingBundles-2' },
      },
    ],
    [
      'to accept it',
      [bundled(3)],
      { events: [imported()] },
      {
        action: 'ACCEPT',
        reason: 'Bundle 7 is to be accepted in Space 3.',
        incomingBundle: { id: 'Spaces-3/IncomingBundles-4' },
      },
    ],
    [
      'to promote it again if the bundle expired',
      [bundled(3, { expiresAt: new Date(0).toISOString() })],
      {},
      { action: 'PROMOTE', reason: 'The last bundle has expired. It is to be promoted to Space 3.' },
    ],
    [
      'to promote it again if it was rejected',
      [bundled(3)],
      { events: [imported(), event('REJECTED', 'b1', 11, { bundle: 'b1' })] },
      { action: 'PROMOTE', reason: 'The last bundle was rejected. It is to be promoted to Space 3.' },
    ],
    [
      'to promote it if the bundle was withdrawn',
      [bundled(3, { state: 'WITHDRAWN' })],
      {},
      { action: 'PROMOTE', reason: 'It is to be promoted to Space 3.' },
    ],
    [
      'to deploy it there once it was accepted',
      [bundled(3)],
      { id: THERE, events: [imported({ state: 'ACCEPTED' })] },
      { state: 'CURRENT', action: 'DEPLOY', release: { id: THERE } },
    ],
    [
      'unknown while the Space is silent',
      [bundled(3)],
      null,
      { action: 'NONE', reason: 'Space 3 did not answer, so that it is not known how it stands there.' },
    ],
  ])('is then %s', async (_, events, target, expected) => {
    tracing.tell({ ...deployed, events }, target)
    expect((await steps(world))[1]).toMatchObject(expected)
  })

  test('is told alike wherever the release is asked for', async () => {
    tracing.tell({ ...deployed, events: [bundled(3)] }, { id: THERE, events: [imported({ state: 'ACCEPTED' })] })
    expect(await steps(world, THERE)).toEqual(await steps(world, HOME))
  })

  test('says which Spaces did not answer', async () => {
    tracing.tell(deployed, null)
    expect((await next(world))[0]?.completeness).toEqual({ missing: [{ space: 'Spaces-3' }] })
  })
})

describe('a Space beyond the fleet', () => {
  const far = { source: 'RECEIPT', where: place(5), bundle: 'b1' } as const
  beforeEach(() =>
    makeLifecycle(world, 'Gap', [
      { space: 1 },
      { space: 5, environments: ['Live'], after: [1] },
      { space: 3, after: [2] },
    ]),
  )

  test('is sent a bundle, and then receipts tell how it stands there', async () => {
    tracing.tell({ environments: ['Test'] })
    expect(lines(await steps(world))[1]).toBe('Step 2: NEXT PROMOTE. It is to be promoted to Once 5.')
    tracing.tell({ environments: ['Test'], events: [bundled(5)] })
    expect(lines(await steps(world))[1]).toBe('Step 2: NEXT IMPORT. Bundle 7 is to be taken in by Once 5.')
    tracing.tell({
      environments: ['Test'],
      events: [bundled(5), event('IMPORTED', 'b1', 8, { ...far, state: 'RECEIVED' })],
    })
    expect(lines(await steps(world))[1]).toBe('Step 2: NEXT ACCEPT. Bundle 7 is to be accepted in Once 5.')
    tracing.tell({ environments: ['Test'], events: [bundled(5), event('ACCEPTED', 'b1', 9, far)] })
    expect(lines(await steps(world)).slice(1)).toEqual([
      'Step 2: CURRENT WAIT_FOR_RECEIPT. It is in Once 5. A receipt has to tell that it was deployed to Live.',
      'Step 3: BLOCKED NONE. It waits for Step 2.',
    ])
    tracing.one.tells['Spaces-1'] = [
      telling({
        id: HOME,
        reached: [
          { where: null, environment: 'Test', source: 'HERE' },
          { where: place(5), environment: 'LIVE', source: 'RECEIPT' },
        ],
      }),
    ]
    expect((await steps(world)).map(({ state }) => state)).toEqual(['DONE', 'DONE', 'NEXT'])
  })
})
