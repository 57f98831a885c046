import { bundlesOf, standingOf, type Carried } from './bundles.js'
import { isSamePlace, type Happened, type Journey, type Place } from './journey.js'

/** What a journey waits for. */
export type GapKind = 'NOT_IMPORTED' | 'EXPIRED' | 'UNDECIDED' | 'NOT_DEPLOYED' | 'RECEIPT_NOT_RETURNED'

/** Something that has not happened yet: what, since when it could have, and in which Space it is to happen. */
export type Gap = { what: GapKind; since: string; place: Place; bundle: string }

/** What a journey waits for, in the order of time. */
export function gapsOf(journey: Journey, now: Date): Gap[] {
  return bundlesOf(journey)
    .flatMap((bundle) => [...gapsOfBundle(journey, bundle, now), ...receiptGap(journey, bundle)])
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since))
}

function gapsOfBundle(journey: Journey, carried: Carried, now: Date): Gap[] {
  const { bundle, made, imported, decided } = carried
  const there = placeOfTarget(carried)
  if (!there) return []
  const gap = (what: GapKind, since: string): Gap[] => [{ what, since, place: there, bundle }]
  switch (standingOf(carried, now)) {
    case 'UNDER_WAY':
      return made ? gap('NOT_IMPORTED', made.at) : []
    case 'EXPIRED':
      return made?.expiresAt ? gap('EXPIRED', made.expiresAt) : []
    case 'UNDECIDED':
      return imported ? gap('UNDECIDED', imported.at) : []
    case 'ACCEPTED':
      return decided && !journey.reached.some(({ place }) => isSamePlace(place, there))
        ? gap('NOT_DEPLOYED', decided.at)
        : []
    default:
      return []
  }
}

/** What the target itself tells, and the last receipt that the source has does not. Nothing is known where either of them is silent. */
function receiptGap({ events }: Journey, carried: Carried): Gap[] {
  const { bundle, made, imported } = carried
  const there = placeOfTarget(carried)
  if (!there || made?.source !== 'HERE' || imported?.source !== 'HERE') return []
  const received = events.findLast((event) => event.kind === 'RECEIPT_RECEIVED' && event.bundle === bundle)
  const number = received?.key.slice('RECEIPT_RECEIVED:'.length)
  const issued = events.find(({ key }) => number !== undefined && key === `RECEIPT_ISSUED:${number}`)
  const told = issued ? Date.parse(issued.at) : Number.NEGATIVE_INFINITY
  const untold = events.find(
    (event) =>
      event.source === 'HERE' &&
      isSamePlace(event.place, there) &&
      Date.parse(event.at) > told &&
      isToldOf(event, carried),
  )
  return untold ? [{ what: 'RECEIPT_NOT_RETURNED', since: untold.at, place: there, bundle }] : []
}

/** Whether the receipts of a bundle tell of an event: of what was decided on it, and of deployments since it was accepted. */
function isToldOf({ kind, at, bundle }: Happened, { bundle: of, decided }: Carried): boolean {
  if (kind !== 'DEPLOYED') return bundle === of && (kind === 'ACCEPTED' || kind === 'REJECTED')
  return decided?.kind === 'ACCEPTED' && Date.parse(at) >= Date.parse(decided.at)
}

/** The Space that a bundle goes to. */
function placeOfTarget({ made, imported, decided }: Carried): Place | null {
  return imported?.place ?? decided?.place ?? made?.peer ?? null
}
