import type { FleetHealthQuery } from '../generated/graphql'
import type { SpaceHealth } from '../live/use-changes'
import type { Tone } from '../ui/state-text'

type SpaceNode = NonNullable<FleetHealthQuery['spaces']>['nodes'][number]

/** How deployments ended in one part of the time. */
export type Ended = { ok: number; bad: number }

/** How a Space is, as far as is known. */
export type SpaceState = {
  id: string
  name: string
  instance: { id: string; name: string } | null
  zone: { id: string; name: string } | null
  tone: Tone
  /** Whether it answers, as a word. */
  says: string
  /** Why it does not, in words; null while it does. */
  reason: string | null
  /** Since when it is so, in RFC 3339; null while nobody has seen it change. */
  since: string | null
  latency: number | null
  schema: string | null
  projects: number | null
  /** Part by part of the time; null if it could not be asked. */
  ended: readonly Ended[] | null
}

const WORDS: Record<SpaceHealth['state'], { tone: Tone; says: string }> = {
  REACHABLE: { tone: 'ok', says: 'Reachable' },
  UNREACHABLE: { tone: 'bad', says: 'Unreachable' },
  DATABASE_AWAY: { tone: 'bad', says: 'Database away' },
  QUARANTINED: { tone: 'warn', says: 'Quarantined' },
}

const REASONS: Readonly<Record<string, string>> = {
  UNREACHABLE: 'Its Instance cannot be reached',
  TIMEOUT: 'It does not answer in time',
  BAD_ANSWER: 'Its answers cannot be read',
  TOO_LARGE: 'Its answers are too large',
  REFUSED: 'It refuses the request',
  BUSY: 'It is too busy',
  SUSPENDED: 'It is left alone until it is well again',
  FORBIDDEN: 'You may not look into it',
}

/**
 * How the Spaces of a page are: by what the stream last told of them, or else by whether they answered the question. What the stream does not
 * know and the answer lacks is not known.
 */
export function spaceStates(
  { spaces, reached }: FleetHealthQuery,
  live: ReadonlyMap<string, SpaceHealth>,
): SpaceState[] {
  const missing = new Map(reached?.completeness.missing.map((one) => [one.space, one]))
  return (spaces?.nodes ?? []).map((node) => {
    const told = live.get(node.id)
    const lacking = missing.get(node.id)
    const state = told?.state ?? (lacking ? 'UNREACHABLE' : node.projects ? 'REACHABLE' : null)
    const words = (state && WORDS[state]) ?? { tone: 'idle' as const, says: 'Not known' }
    const reason = told ? told.reason : (lacking?.reason ?? null)
    return {
      id: node.id,
      name: node.name,
      instance: node.instance,
      zone: node.instance?.zone ?? null,
      ...words,
      reason: reason && (REASONS[reason] ?? reason),
      since: told?.since ?? lacking?.since ?? null,
      latency: told?.latencyMilliseconds ?? null,
      schema: told?.schemaVersion ?? null,
      projects: node.projects?.totalCount ?? null,
      ended: endedIn(node),
    }
  })
}

function endedIn(node: SpaceNode): Ended[] | null {
  const { ok0, ok1, ok2, ok3, ok4, ok5, ok6, ok7, ok8, ok9, ok10, ok11 } = node
  const { bad0, bad1, bad2, bad3, bad4, bad5, bad6, bad7, bad8, bad9, bad10, bad11 } = node
  const oks = [ok0, ok1, ok2, ok3, ok4, ok5, ok6, ok7, ok8, ok9, ok10, ok11]
  const bads = [bad0, bad1, bad2, bad3, bad4, bad5, bad6, bad7, bad8, bad9, bad10, bad11]
  if ([...oks, ...bads].some((one) => !one)) return null
  return oks.map((one, place) => ({ ok: one?.totalCount ?? 0, bad: bads[place]?.totalCount ?? 0 }))
}

/** All parts together. */
export function sumOf(ended: readonly Ended[]): Ended {
  return ended.reduce((sum, { ok, bad }) => ({ ok: sum.ok + ok, bad: sum.bad + bad }), { ok: 0, bad: 0 })
}

/** The parts of several Spaces, each part summed up. */
export function together(all: readonly (readonly Ended[])[]): Ended[] {
  return Array.from({ length: 12 }, (_, place) => sumOf(all.flatMap((ended) => ended[place] ?? [])))
}

/** The share of deployments that ended well, such as `97 %`; null where none ended. */
export function rateText({ ok, bad }: Ended): string | null {
  const all = ok + bad
  if (all === 0) return null
  // Never rounded up to what only a fleet without a failure has.
  return `${bad === 0 ? 100 : Math.min(99, Math.round((ok / all) * 100))} %`
}
