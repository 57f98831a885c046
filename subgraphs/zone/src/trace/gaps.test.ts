import { describe, expect, test } from '@jest/globals'
import type { JourneyEvent, JourneyReached, JourneyRelease } from '@spaceport/kit/journey/facts'
import { at, event, place, root, telling } from '../testing/journeys.js'
import type { Told } from './ask.js'
import { gapsOf } from './gaps.js'
import { joinJourneys } from './journey.js'

const NOW = new Date(at(60))
const [BUNDLE, QA] = [{ bundle: 'b1', sequence: 1 }, place(3)]

/** Spaces 1, which made the release, and 3, to which it was sent, tell; null: it is silent. */
function told(source: Partial<JourneyRelease> | null, target: Partial<JourneyRelease> | null): Told[] {
  const one = (space: number, release: Partial<JourneyRelease> | null): Told => {
    const said = { space: `Spaces-${space}`, truncated: false }
    if (!release) return { ...said, root: null, releases: null, reason: 'SPACE_UNAVAILABLE' }
    return { ...said, root: root(space), releases: [telling(release)], reason: null }
  }
  return [one(1, source), one(3, target)]
}

const gaps = (all: Told[]) => {
  const [journey] = joinJourneys(all, (space) => `the ${space}`)
  return gapsOf(journey!, NOW).map(({ what, since, place: { space, name } }) => [what, since, space ?? name])
}

const made = (more: Partial<JourneyEvent> = {}) =>
  event('BUNDLED', 'b1', 5, { ...BUNDLE, peer: QA, state: 'READY', expiresAt: at(50 + 60), ...more })
const imported = (more: Partial<JourneyEvent> = {}) =>
  event('IMPORTED', 'b1', 10, { ...BUNDLE, peer: place(1), state: 'RECEIVED', ...more })
const accepted = (more: Partial<JourneyEvent> = {}) => event('ACCEPTED', 'b1', 12, { ...BUNDLE, ...more })
const deployed = (minute: number, more: Partial<JourneyEvent> = {}) =>
  event('DEPLOYED', `${root(3)}/Spaces-3/Deployments-${minute}`, minute, {
    environment: 'Load',
    state: 'SUCCESS',
    ...more,
  })
const issued = (n: number, minute: number, more: Partial<JourneyEvent> = {}) =>
  event('RECEIPT_ISSUED', `b1:${n}`, minute, { ...BUNDLE, ...more })
const received = (n: number, minute: number) => event('RECEIPT_RECEIVED', `b1:${n}`, minute, BUNDLE)
const byReceipt = { source: 'RECEIPT', where: QA } as const
const load: JourneyReached = { where: null, environment: 'Load', source: 'HERE' }

describe('a release waits', () => {
  test.each<[string, Told[], unknown[]]>([
    ['for nothing before it was sent', told({ events: [event('CREATED', 'r', 1)] }, {}), []],
    ['until its bundle is taken in', told({ events: [made()] }, {}), [['NOT_IMPORTED', at(5), 'Spaces-3']]],
    [
      'also in a Space that nobody here may enter',
      told({ events: [made({ peer: place(5) })] }, {}),
      [['NOT_IMPORTED', at(5), 'Space 5']],
    ],
    [
      'no more for a bundle that has expired',
      told({ events: [made({ expiresAt: at(30) })] }, {}),
      [['EXPIRED', at(30), 'Spaces-3']],
    ],
    ['not for a bundle that was withdrawn', told({ events: [made({ state: 'WITHDRAWN' })] }, {}), []],
    ['not for a bundle that its maker knows to be accepted', told({ events: [made({ state: 'ACCEPTED' })] }, null), []],
    ['not for a bundle that another replaced', told({ events: [made({ state: 'REPLACED' })] }, {}), []],
    [
      'until it is decided on',
      told({ events: [made()] }, { events: [imported()] }),
      [['UNDECIDED', at(10), 'Spaces-3']],
    ],
    [
      'until it is decided on, by what a receipt tells',
      told({ events: [made(), imported(byReceipt)] }, null),
      [['UNDECIDED', at(10), 'Space 3']],
    ],
    [
      'not once another bundle took its place there',
      told({ events: [made()] }, { events: [imported({ state: 'REPLACED' })] }),
      [],
    ],
    [
      'for a receipt once it was rejected',
      told({ events: [made()] }, { events: [imported({ state: 'REJECTED' }), event('REJECTED', 'b1', 12, BUNDLE)] }),
      [['RECEIPT_NOT_RETURNED', at(12), 'Spaces-3']],
    ],
    [
      'for its deployment, and a receipt',
      told({ events: [made()] }, { events: [imported(), accepted()] }),
      [
        ['NOT_DEPLOYED', at(12), 'Spaces-3'],
        ['RECEIPT_NOT_RETURNED', at(12), 'Spaces-3'],
      ],
    ],
    [
      'for the receipt of what was deployed since the last',
      told(
        { events: [made(), issued(1, 13, byReceipt), received(1, 14)] },
        { reached: [load], events: [imported(), accepted(), issued(1, 13), deployed(20)] },
      ),
      [['RECEIPT_NOT_RETURNED', at(20), 'Spaces-3']],
    ],
    [
      'for a receipt that was made and is on its way',
      told(
        { events: [made(), issued(1, 13, byReceipt), received(1, 14)] },
        { reached: [load], events: [imported(), accepted(), issued(2, 21), deployed(20)] },
      ),
      [['RECEIPT_NOT_RETURNED', at(20), 'Spaces-3']],
    ],
    [
      'for nothing once the receipt is back',
      told(
        { events: [made(), issued(2, 21, byReceipt), received(2, 22)] },
        { reached: [load], events: [imported(), accepted(), issued(2, 21), deployed(20)] },
      ),
      [],
    ],
    [
      'not for a receipt of what was deployed there before it was accepted',
      told(
        { events: [made(), issued(1, 13, byReceipt), received(1, 14)] },
        { reached: [load], events: [deployed(3), imported(), accepted(), issued(1, 13)] },
      ),
      [],
    ],
    [
      'for nothing that only a silent Space knows',
      told(
        {
          events: [made(), imported(byReceipt), accepted(byReceipt)],
          reached: [{ where: QA, environment: 'Load', source: 'RECEIPT' }],
        },
        null,
      ),
      [],
    ],
    [
      'for no receipt to a silent Space',
      told(null, { reached: [load], events: [imported(), accepted(), deployed(20)] }),
      [],
    ],
  ])('%s', (_, all, expected) => {
    expect(gaps(all)).toEqual(expected)
  })

  test('on each of its ways, in the order of time', () => {
    const second = { bundle: 'b2', sequence: 1, peer: place(5), state: 'READY', expiresAt: null }
    expect(gaps(told({ events: [event('BUNDLED', 'b2', 4, second), made()] }, { events: [imported()] }))).toEqual([
      ['NOT_IMPORTED', at(4), 'Space 5'],
      ['UNDECIDED', at(10), 'Spaces-3'],
    ])
  })
})

describe('what several Spaces tell', () => {
  const journeys = (all: Told[]) => joinJourneys(all, (space) => `the ${space}`)

  test('is one journey for each origin, with each event once, rather by the Space itself than by a receipt', () => {
    const source = {
      id: 'Spaces-1/Releases-1',
      events: [event('CREATED', 'r', 1), made(), imported({ ...byReceipt, state: 'ACCEPTED' })],
    }
    const target = {
      id: 'Spaces-3/Releases-4',
      project: 'Space 1: Shop',
      events: [imported({ state: 'ACCEPTED' }), accepted()],
    }
    const [journey, ...others] = journeys(told(source, target))
    expect(others).toEqual([])
    expect(journey).toMatchObject({ project: 'Shop', version: '1.0', releases: [{ id: source.id }, { id: target.id }] })
    expect(journey?.events.map(({ kind, source: how, place: { space, name } }) => [kind, how, space, name])).toEqual([
      ['CREATED', 'HERE', 'Spaces-1', 'the Spaces-1'],
      ['BUNDLED', 'HERE', 'Spaces-1', 'the Spaces-1'],
      ['IMPORTED', 'HERE', 'Spaces-3', 'the Spaces-3'],
      ['ACCEPTED', 'HERE', 'Spaces-3', 'the Spaces-3'],
    ])
  })

  test('is called as it is called at home, whoever tells first', () => {
    const [one, three] = told({}, { project: 'Space 1: Shop' }) as [Told, Told]
    for (const all of [
      [one, three],
      [three, one],
    ])
      expect(journeys(all)).toMatchObject([{ project: 'Shop' }])
    expect(journeys([three])).toMatchObject([{ project: 'Space 1: Shop' }])
  })

  test('stays apart where there is no origin', () => {
    const some = (id: string) => ({ id, origin: null })
    expect(journeys(told(some('Spaces-1/Releases-1'), some('Spaces-3/Releases-1')))).toHaveLength(2)
  })

  test('is the newest thousand events', () => {
    const many = Array.from({ length: 700 }, (_, i) => deployed(i))
    const others = many.map((one) => ({ ...one, key: `${one.key} elsewhere` }))
    const [journey] = journeys(told({ events: many }, { events: others }))
    expect([journey?.events.length, journey?.truncated, journey?.events[0]?.at]).toEqual([1_000, true, at(200)])
  })
})
