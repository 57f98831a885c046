import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { at, event, place, root, telling, type JourneyInstance } from '../testing/journeys.js'
import { HOME, openTracing, type Tracing } from '../testing/tracing.js'
import { ADMINISTRATOR, callerOf, GUEST, MEMBER, type World } from '../testing/world.js'

const FIELDS = `truncated completeness { asked answered missing { space reason } }
  journeys { origin project version truncated releases { id }
    events { kind at source environment state bundle sequence entityId place { name root space { id } } peer { name } build { commit } }
    missing { what since bundle place { name space { id } } } }`
const TRACE = `query ($release: ID, $origin: String, $package: TracePackageInput, $commit: String) {
  trace(release: $release, origin: $origin, package: $package, commit: $commit) { ${FIELDS} } }`

const MADE = { release: HOME }
const ORIGIN = `${root(1)}/Spaces-1/Releases-1`

type Traced = {
  truncated: boolean
  completeness: { asked: number; answered: number; missing: { space: string; reason: string }[] }
  journeys: {
    origin: string | null
    releases: { id: string }[]
    events: { kind: string; source: string }[]
    missing: { what: string }[]
  }[]
}

let tracing: Tracing
let world: World
let one: JourneyInstance
let two: JourneyInstance
let three: JourneyInstance

beforeAll(async () => {
  tracing = await openTracing(4_000)
  ;({ world, one, two, three } = tracing)
})
afterAll(() => tracing.close())
beforeEach(async () => {
  await tracing.reset()
  const bundle = { bundle: 'b1', sequence: 7 }
  const bundled = event('BUNDLED', 'b1', 5, {
    ...bundle,
    id: 'Spaces-1/OutgoingBundles-2',
    peer: place(3),
    state: 'READY',
  })
  const build = { packageId: 'Acme.Web', version: '1.0', branch: null, commit: 'abc', url: null }
  one.tells['Spaces-1'] = [
    telling({ id: MADE.release, events: [event('BUILT', 'Acme.Web 1.0', 1, { build }), bundled] }),
  ]
  two.tells['Spaces-3'] = [telling({ events: [event('IMPORTED', 'b1', 10, { ...bundle, state: 'RECEIVED' })] })]
})

async function trace(args: object, caller: Caller = MEMBER) {
  const { data, errors, statements } = await world.ask(caller, TRACE, { ...args })
  return { traced: data?.trace as Traced | null, errors, statements }
}

describe('a trace', () => {
  test('follows a release by its origin over all Spaces, and says what it waits for', async () => {
    const { traced, errors } = await trace(MADE)
    expect(errors).toEqual([])
    expect(traced).toEqual({
      truncated: false,
      completeness: { asked: 3, answered: 3, missing: [] },
      journeys: [
        {
          ...{ origin: ORIGIN, project: 'Shop', version: '1.0', truncated: false, releases: [{ id: MADE.release }] },
          events: [
            expect.objectContaining({ kind: 'BUILT', build: { commit: 'abc' }, at: at(1) }),
            {
              ...{
                kind: 'BUNDLED',
                at: at(5),
                source: 'HERE',
                environment: null,
                state: 'READY',
                bundle: 'b1',
                sequence: 7,
              },
              ...{ entityId: 'Spaces-1/OutgoingBundles-2', peer: { name: 'Space 3' }, build: null },
              place: { name: 'Space 1', root: root(1), space: { id: 'Spaces-1' } },
            },
            expect.objectContaining({
              kind: 'IMPORTED',
              place: { name: 'Space 3', root: root(3), space: { id: 'Spaces-3' } },
            }),
          ],
          missing: [
            { what: 'UNDECIDED', since: at(10), bundle: 'b1', place: { name: 'Space 3', space: { id: 'Spaces-3' } } },
          ],
        },
      ],
    })
  })

  test('asks its own Space first, then each Instance once, on the caller’s behalf, of the Spaces that they may enter', async () => {
    const keyed = { ...MEMBER, cap: { spaces: ['Spaces-1', 'Spaces-3'], readOnly: true, permissions: null } }
    const { statements } = await trace(MADE, keyed)
    expect(one.asked).toMatchObject([
      { spaces: ['Spaces-1'], by: { releases: [MADE.release] }, caller: keyed },
      { spaces: ['Spaces-1'], by: { origins: [ORIGIN] }, caller: keyed },
    ])
    expect(two.asked).toMatchObject([{ spaces: ['Spaces-3'], by: { origins: [ORIGIN] }, caller: keyed }])
    expect(three.asked).toEqual([])
    expect(statements).toBe(0)
  })

  test.each([
    ['its origin', { origin: ORIGIN }, { origins: [ORIGIN] }],
    ['a package', { package: { packageId: 'Acme.Web' } }, { package: { packageId: 'Acme.Web', version: null } }],
    [
      'a package of a version',
      { package: { packageId: 'A', version: '1' } },
      { package: { packageId: 'A', version: '1' } },
    ],
    ['a commit', { commit: 'abc' }, { commit: 'abc' }],
  ])('asks everybody by %s, then by what was found', async (_, args, by) => {
    const { traced } = await trace(args)
    expect(traced?.journeys).toMatchObject([{ origin: ORIGIN }])
    expect(two.asked.map(({ by: asked }) => asked)).toEqual([by, { origins: [ORIGIN] }])
  })

  test('ends where a release was made whose Space has no keys', async () => {
    one.keyless.add('Spaces-1')
    one.tells['Spaces-1'] = [telling({ id: MADE.release, origin: null })]
    const { traced } = await trace(MADE)
    expect(traced).toMatchObject({ journeys: [{ origin: null, releases: [{ id: MADE.release }] }] })
    expect(two.asked).toEqual([])
  })

  test('of many releases takes two calls to an Instance', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `Spaces-1/Releases-${i + 1}`)
    one.tells['Spaces-1'] = ids.map((id) => telling({ id, origin: `${root(1)}/${id}` }))
    const traces = await world.entities(MEMBER, 'Release', ids, 'trace { journeys { releases { id } } }')
    expect(traces).toEqual(ids.map((id) => ({ trace: { journeys: [{ releases: [{ id }] }] } })))
    expect([one.asked.length, two.asked.length]).toEqual([2, 1])
  })
})

describe('a Space that does not answer', () => {
  test.each<[string, () => void, string]>([
    ['because its database is down', () => (two.tells['Spaces-3'] = null), 'SPACE_UNAVAILABLE'],
    ['because its Instance fails', () => (two.instead = () => new Response('{', { status: 500 })), 'SPACE_UNAVAILABLE'],
    [
      'because its Instance says what is none',
      () => (two.instead = () => Response.json({ spaces: [{}] })),
      'SPACE_UNAVAILABLE',
    ],
    [
      'because its Instance leaves it out',
      () => (two.instead = () => Response.json({ spaces: [] })),
      'SPACE_UNAVAILABLE',
    ],
    [
      'but tells of another’s release',
      () => (two.tells['Spaces-3'] = [telling({ id: 'Spaces-1/Releases-9' })]),
      'SPACE_UNAVAILABLE',
    ],
    ['in time', () => (two.instead = () => new Promise(() => {})), 'SPACE_TIMEOUT'],
  ])('%s is named, and the others are told', async (_, fault, reason) => {
    fault()
    const { traced, errors } = await trace(MADE)
    expect(errors).toEqual([])
    expect(traced?.completeness).toEqual({ asked: 3, answered: 2, missing: [{ space: 'Spaces-3', reason }] })
    expect(traced?.journeys[0]?.events.map(({ kind }) => kind)).toEqual(['BUILT', 'BUNDLED'])
  })

  test('is an error where it is the release’s own', async () => {
    one.tells['Spaces-1'] = null
    expect(await trace(MADE)).toMatchObject({ traced: null, errors: ['trace: SPACE_UNAVAILABLE'] })
  })
})

describe('nothing is told', () => {
  test.each<[string, object, Caller, string]>([
    ['of a release that its Space does not know', { release: 'Spaces-2/Releases-5' }, MEMBER, 'NOT_FOUND'],
    ['of a release in a Space that the caller may not enter', MADE, GUEST, 'NOT_FOUND'],
    ['to an administrator who may not enter it', { release: 'Spaces-4/Releases-1' }, ADMINISTRATOR, 'NOT_FOUND'],
    ['of what is no release', { release: 'Spaces-1/Projects-1' }, MEMBER, 'BAD_ID'],
    ['without a question', {}, MEMBER, 'BAD_INPUT'],
    ['to two questions at once', { ...MADE, commit: 'abc' }, MEMBER, 'BAD_INPUT'],
    ['of an empty commit', { commit: '' }, MEMBER, 'BAD_INPUT'],
    ['of a text without end', { origin: 'x'.repeat(201) }, MEMBER, 'BAD_INPUT'],
  ])('%s', async (_, args, caller, code) => {
    expect(await trace(args, caller)).toMatchObject({ traced: null, errors: [`trace: ${code}`] })
    expect(three.asked).toEqual([])
  })

  test('to a key that leaves out releases', async () => {
    const keyed = { ...MEMBER, cap: { spaces: null, readOnly: false, permissions: ['ProjectView'] } }
    expect(await trace(MADE, keyed)).toMatchObject({ traced: null, errors: [] })
    expect(one.asked).toEqual([])
  })

  test('of a reference into a Space that the caller may not enter', async () => {
    expect(await world.entities(GUEST, 'Release', [MADE.release, 'Spaces-3/Releases-1'], 'id')).toEqual([
      null,
      { id: 'Spaces-3/Releases-1' },
    ])
    expect(await world.entities(callerOf('Groups-9'), 'Release', ['Spaces-3/Releases-1'], 'id')).toEqual([null])
  })
})
