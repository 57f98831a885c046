import { describe, expect, test } from '@jest/globals'
import { isByHand, legsOf, type Journey, type JourneyEvent, type Place } from './legs'

function place(id: string, zone: string, kind: 'CONNECTED' | 'DISCONNECTED' = 'CONNECTED'): Place {
  return { name: id, root: id, space: { id, name: id, instance: { name: id, zone: { id: zone, name: zone, kind } } } }
}

const HOME = place('Spaces-1', 'Zones-1')
const VAULT = place('Spaces-6', 'Zones-2', 'DISCONNECTED')
const ABROAD: Place = { name: 'Elsewhere', root: 'r', space: null }

function event(kind: JourneyEvent['kind'], at: Place, more: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    kind,
    at: '2026-01-01T00:00:00.000Z',
    source: 'HERE',
    place: at,
    entityId: null,
    environment: null,
    state: null,
    bundle: null,
    sequence: null,
    peer: null,
    expiresAt: null,
    build: null,
    ...more,
  }
}

function journey(events: JourneyEvent[], missing: Journey['missing'] = []): Journey {
  return { origin: null, project: 'Web', version: '1.0.0', truncated: false, releases: [], events, missing }
}

describe('the way of a release', () => {
  test('stands Space by Space, with how it came into each', () => {
    const legs = legsOf(
      journey([
        event('CREATED', HOME),
        event('BUNDLED', HOME, { bundle: 'b', sequence: 3, peer: VAULT }),
        event('IMPORTED', VAULT, { bundle: 'b', sequence: 3, peer: HOME }),
        event('RECEIPT_RECEIVED', HOME, { bundle: 'b', peer: VAULT }),
      ]),
    )
    expect(legs.map(({ key, items }) => [key, items.map((item) => item.event.kind)])).toEqual([
      ['Spaces-1', ['CREATED', 'BUNDLED', 'RECEIPT_RECEIVED']],
      ['Spaces-6', ['IMPORTED']],
    ])
    expect(legs[0]?.crossing).toBeNull()
    expect(legs[1]?.crossing).toMatchObject({ from: HOME, isByHand: true, hasArrived: true, sequence: 3 })
  })

  test('shows where something is waited for although nothing happened there yet', () => {
    const legs = legsOf(
      journey(
        [event('BUNDLED', HOME, { bundle: 'b', sequence: 1, peer: VAULT })],
        [{ what: 'NOT_IMPORTED', since: '2026-01-01T00:00:00.000Z', bundle: 'b', place: VAULT }],
      ),
    )
    expect(legs[1]).toMatchObject({
      key: 'Spaces-6',
      items: [],
      crossing: { from: HOME, isByHand: true, hasArrived: false },
    })
  })

  test('says a repeated deployment once, the newest, and another result apart', () => {
    const deployed = (state: string) => event('DEPLOYED', HOME, { environment: 'Test', state })
    const [leg] = legsOf(journey([deployed('FAILED'), deployed('SUCCESS'), deployed('SUCCESS')]))
    expect(leg?.items.map(({ event: one, again }) => [one.state, again.length])).toEqual([
      ['FAILED', 0],
      ['SUCCESS', 1],
    ])
  })

  test('is carried by hand into and out of a Zone without a network, and beyond the fleet', () => {
    expect(isByHand(HOME, VAULT)).toBe(true)
    expect(isByHand(HOME, ABROAD)).toBe(true)
    expect(isByHand(HOME, place('Spaces-2', 'Zones-3'))).toBe(false)
    expect(isByHand(VAULT, place('Spaces-7', 'Zones-2', 'DISCONNECTED'))).toBe(false)
  })
})
