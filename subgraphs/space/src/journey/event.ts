import { JOURNEY_KINDS, type JourneyEvent, type JourneyKind } from '@spaceport/kit/journey/facts'

const RANK = new Map(JOURNEY_KINDS.map((kind, i) => [kind, i]))

/** An event that this Space itself knows, of which no more is known than is given. */
export function eventHere(
  kind: JourneyKind,
  key: string,
  at: Date,
  more: Partial<Omit<JourneyEvent, 'kind' | 'key' | 'at'>> = {},
): JourneyEvent {
  return {
    key: `${kind}:${key}`,
    kind,
    at: at.toISOString(),
    source: 'HERE',
    where: null,
    id: null,
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

/** Each event once, what is known here before what receipts tell; in order of time, of which the newest `most` are kept. */
export function newest(events: readonly JourneyEvent[], most: number): { events: JourneyEvent[]; truncated: boolean } {
  const byKey = new Map<string, JourneyEvent>()
  for (const event of events) {
    const known = byKey.get(event.key)
    if (!known || (known.source === 'RECEIPT' && event.source === 'HERE')) byKey.set(event.key, event)
  }
  const sorted = [...byKey.values()].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0),
  )
  return { events: sorted.slice(-most), truncated: sorted.length > most }
}
