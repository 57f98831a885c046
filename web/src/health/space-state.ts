import type { FleetHealthQuery } from '../generated/graphql'
import type { SpaceHealth } from '../live/use-changes'
import type { Tone } from '../ui/state-text'

/** How deployments ended in a time. */
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
  /** In the whole time; null if it could not be asked. */
  ended: Ended | null
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
      ended: node.ok && node.bad ? { ok: node.ok.totalCount, bad: node.bad.totalCount } : null,
    }
  })
}

/** How deployments of the fleet ended, part by part of the time; null if it could not be asked. */
export function endedIn({ p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 }: FleetHealthQuery): Ended[] | null {
  // A time has seven parts or more: those left out were not asked for.
  const parts = [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9].filter((part) => part !== undefined)
  const known = parts.flatMap((part) => part ?? [])
  if (known.length < parts.length) return null
  return known.map(({ state: { values } }) => {
    const of = (...names: string[]) =>
      values.reduce((sum, { name, count }) => (names.includes(name) ? sum + count : sum), 0)
    return { ok: of('SUCCESS'), bad: of('FAILED', 'TIMED_OUT') }
  })
}

/** All parts together. */
export function sumOf(ended: readonly Ended[]): Ended {
  return ended.reduce((sum, { ok, bad }) => ({ ok: sum.ok + ok, bad: sum.bad + bad }), { ok: 0, bad: 0 })
}

/** The share of deployments that ended well, such as `97 %`; null where none ended. */
export function rateText({ ok, bad }: Ended): string | null {
  const all = ok + bad
  if (all === 0) return null
  // Never rounded up to what only a fleet without a failure has.
  return `${bad === 0 ? 100 : Math.min(99, Math.round((ok / all) * 100))} %`
}
