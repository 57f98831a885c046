import type { Happened, Journey } from './journey.js'

/** One bundle of a release, as far as events tell of it. */
export type Carried = {
  bundle: string
  /** That it was made; null where the Space that made it did not tell. */
  made: Happened | null
  imported: Happened | null
  /** That it was accepted or rejected. */
  decided: Happened | null
}

/** The bundles of a journey, in the order in which they are first told of. */
export function bundlesOf({ events }: Pick<Journey, 'events'>): Carried[] {
  const bundles = new Map<string, Carried>()
  for (const event of events) {
    if (event.bundle === null) continue
    let one = bundles.get(event.bundle)
    if (!one) bundles.set(event.bundle, (one = { bundle: event.bundle, made: null, imported: null, decided: null }))
    if (event.kind === 'BUNDLED') one.made = event
    else if (event.kind === 'IMPORTED') one.imported = event
    else if (event.kind === 'ACCEPTED' || event.kind === 'REJECTED') one.decided = event
  }
  return [...bundles.values()]
}

/** How a bundle stands. */
export type BundleStanding = 'UNDER_WAY' | 'EXPIRED' | 'UNDECIDED' | 'ACCEPTED' | 'REJECTED' | 'VOID'

/** What the Space that made a bundle says of it, where nothing is told of the Space that it went to. */
const AS_MADE: Readonly<Record<string, BundleStanding>> = {
  WITHDRAWN: 'VOID',
  REPLACED: 'VOID',
  IMPORTED: 'UNDECIDED',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
}

/** How a bundle stands at a moment; `VOID`: it was withdrawn, or another took its place. */
export function standingOf({ made, imported, decided }: Carried, now: Date): BundleStanding {
  if (decided) return decided.kind === 'ACCEPTED' ? 'ACCEPTED' : 'REJECTED'
  if (imported) return imported.state === 'REPLACED' ? 'VOID' : 'UNDECIDED'
  if (!made) return 'VOID'
  const said = AS_MADE[made.state ?? '']
  if (said) return said
  return made.expiresAt !== null && Date.parse(made.expiresAt) <= now.getTime() ? 'EXPIRED' : 'UNDER_WAY'
}
