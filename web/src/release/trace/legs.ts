import type { TraceFactsFragment } from '../../generated/graphql'

/** One release on its way. */
export type Journey = TraceFactsFragment['journeys'][number]
export type JourneyEvent = Journey['events'][number]
export type JourneyGap = Journey['missing'][number]
export type Place = JourneyEvent['place']

/** What happened in one Space without a break; a Space that is visited again is another leg. */
export type Leg = {
  key: string
  place: Place
  /** What happened, in order of time; repeated deployments to the same place stand together. */
  items: LegItem[]
  /** What is waited for there. */
  waiting: JourneyGap[]
  /** How it came here; null where the release was made. */
  crossing: Crossing | null
}

export type LegItem = { key: string; event: JourneyEvent; again: JourneyEvent[] }

/** The way of a bundle from one Space into another. */
export type Crossing = {
  from: Place
  to: Place
  /** Between two Zones there may be no network; then it is carried by hand. */
  isOverZones: boolean
  isByHand: boolean
  /** Whether it was imported there; else it is still on its way. */
  hasArrived: boolean
  sequence: number | null
}

const keyOf = ({ space, root, name }: Place) => space?.id ?? `${root ?? ''}/${name}`

/** Whether there is no network between two places, as far as their Zones tell; a place beyond this fleet can only be reached by hand. */
export function isByHand(from: Place, to: Place): boolean {
  const zones = [from.space?.instance?.zone, to.space?.instance?.zone]
  if (!from.space || !to.space) return true
  const [one, other] = zones
  return one?.id !== other?.id && zones.some((zone) => zone?.kind === 'DISCONNECTED')
}

/**
 * The way as it is read from the top: one leg for each Space, in the order in which the release came there, with what happened there by
 * time. What a bundle waits for in a Space in which nothing happened yet makes a leg as well.
 */
export function legsOf({ events, missing }: Journey): Leg[] {
  const legs = new Map<string, Leg>()
  const legAt = (place: Place): Leg => {
    const key = keyOf(place)
    const known = legs.get(key)
    if (known) return known
    const leg: Leg = { key, place, items: [], waiting: [], crossing: null }
    legs.set(key, leg)
    return leg
  }
  for (const event of events) {
    const leg = legAt(event.place)
    const last = leg.items.at(-1)
    if (last && isAgain(last.event, event)) {
      last.again.push(last.event)
      last.event = event
    } else leg.items.push({ key: `${leg.key} ${leg.items.length}`, event, again: [] })
    if (event.kind === 'IMPORTED' && event.peer && !leg.crossing) leg.crossing = crossingOf(event.peer, event)
  }
  for (const gap of missing) {
    const leg = legAt(gap.place)
    leg.waiting.push(gap)
    const sent = events.find(({ kind, bundle }) => kind === 'BUNDLED' && bundle === gap.bundle)
    if (sent && !leg.crossing && keyOf(sent.place) !== leg.key) leg.crossing = crossingOf(sent.place, sent, gap.place)
  }
  return [...legs.values()]
}

function crossingOf(from: Place, event: JourneyEvent, to: Place = event.place): Crossing {
  const [one, other] = [from.space?.instance?.zone?.id, to.space?.instance?.zone?.id]
  return {
    from,
    to,
    isOverZones: one !== other,
    isByHand: isByHand(from, to),
    hasArrived: event.kind === 'IMPORTED',
    sequence: event.sequence,
  }
}

/** Whether the one says the same as the other, only later. */
function isAgain(before: JourneyEvent, event: JourneyEvent): boolean {
  return (
    event.kind === 'DEPLOYED' &&
    before.kind === 'DEPLOYED' &&
    before.environment === event.environment &&
    before.state === event.state &&
    before.source === event.source
  )
}
