import { JOURNEY_KINDS, type JourneyEvent, type JourneyPlace, type JourneyRelease } from '@spaceport/kit/journey/facts'
import type { Told } from './ask.js'

/** A Space on a journey: by its id where it is of this fleet and answered the caller; by the root of its keys where it has any. */
export type Place = { space: string | null; root: string | null; name: string }

/** What happened to a release, and where. */
export type Happened = Omit<JourneyEvent, 'where' | 'peer'> & { place: Place; peer: Place | null }

/** Where a release was deployed with success. */
export type Reached = { place: Place; environment: string }

/** One release on its way over Spaces, put together from what each of them says. */
export type Journey = {
  /** `<root>/<id>` of the Space where it was made; null: that Space has no keys, so it has not left it. */
  origin: string | null
  project: string | null
  version: string
  /** Where it is: made there, or accepted. */
  releases: { space: string; id: string }[]
  /** The Spaces that said something of it. */
  tellers: Place[]
  /** The newest last. */
  events: Happened[]
  reached: Reached[]
  truncated: boolean
}

/** The most events of one journey. */
const MOST_EVENTS = 1_000

const RANK = new Map(JOURNEY_KINDS.map((kind, i) => [kind, i]))

/** A journey that is being put together, with its events by what is the same for all who tell them. */
type Draft = Omit<Journey, 'events'> & { byKey: Map<string, Happened> }

/** Puts together what Spaces say, by origin: each event once, and rather as the Space tells it where it happened than by a receipt. */
export function joinJourneys(told: readonly Told[], nameOf: (space: string) => string): Journey[] {
  const known = new Map<string, Place | null>()
  for (const { space, root } of told) {
    // What a Space says of its root is not proven here: of two with the same, nobody knows which it is.
    if (root !== null) known.set(root, known.has(root) ? null : { space, root, name: nameOf(space) })
  }
  const placeOf = ({ root, space }: JourneyPlace): Place => known.get(root) ?? { space: null, root, name: space }
  const drafts = new Map<string, Draft>()
  for (const { space, root, releases } of told) {
    const here: Place = { space, root, name: nameOf(space) }
    for (const release of releases ?? []) {
      const { origin, id, project, version } = release
      const key = origin ?? `${space} ${id}`
      let draft = drafts.get(key)
      if (!draft) {
        draft = { origin, project, version, releases: [], tellers: [], byKey: new Map(), reached: [], truncated: false }
        drafts.set(key, draft)
      }
      add(draft, here, release, placeOf)
    }
  }
  return [...drafts.values()].map(({ byKey, ...journey }) => {
    const events = [...byKey.values()].sort(inTime)
    const truncated = journey.truncated || events.length > MOST_EVENTS
    return { ...journey, events: events.slice(-MOST_EVENTS), truncated }
  })
}

/** Adds what one Space says of a release. */
function add(draft: Draft, here: Place, release: JourneyRelease, placeOf: (place: JourneyPlace) => Place): void {
  const { id, origin, project, version, reached, events, truncated } = release
  // What it is called where it was made counts.
  const isHome = origin !== null && here.root !== null && origin.startsWith(`${here.root}/`)
  if (project !== null && (draft.project === null || isHome)) Object.assign(draft, { project, version })
  if (id !== null && here.space !== null) draft.releases.push({ space: here.space, id })
  draft.tellers.push(here)
  draft.truncated ||= truncated
  for (const { where, environment } of reached) {
    draft.reached.push({ place: where ? placeOf(where) : here, environment })
  }
  for (const { where, peer, ...event } of events) {
    const known = draft.byKey.get(event.key)
    if (known && (known.source === 'HERE' || event.source === 'RECEIPT')) continue
    draft.byKey.set(event.key, { ...event, place: where ? placeOf(where) : here, peer: peer && placeOf(peer) })
  }
}

/** Whether two places are the same Space. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.root === null || b.root === null ? a.space !== null && a.space === b.space : a.root === b.root
}

function inTime(a: Happened, b: Happened): number {
  return Date.parse(a.at) - Date.parse(b.at) || (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0)
}
