import { readFleetRules } from '@spaceport/kit/schema/fleet'
import { differences } from './differences.js'
import type { Sdl } from './sdl.js'
import { uniteSdls } from './union/unite.js'

/** Why an Instance's SDL is left out of the graph. Shown to whoever runs the fleet, never to callers. */
export type Quarantine = { hash: string; reason: string; differences: readonly string[] }

/** The `space` SDL that the fleet as a whole serves, and what had to be left out. */
export type FleetSdl = {
  /** The union of all versions in use; null if there is none. */
  sdl: string | null
  /** The hashes of the versions in the union, newest first. */
  versions: readonly string[]
  quarantined: ReadonlyMap<string, Quarantine>
}

/** What decides which SDLs are trusted. */
export type Trust = {
  /** Newest first. */
  released: readonly Sdl[]
  /** Hashes of other SDLs that an administrator has approved. */
  approved: ReadonlySet<string>
}

/**
 * Chooses the versions that make up the graph from what each Instance serves. An SDL that is neither released nor approved, lacks a
 * rule for a root field, or contradicts the others is quarantined with all Instances that serve it; versions that are `inUse`
 * already go first, so a newcomer never pushes out what works. Without any Instance the newest released version stands in, so that
 * the first Instance can be registered through the graph and joins it without a recomposition.
 */
export function chooseVersions(
  served: ReadonlyMap<string, Sdl>,
  { released, approved }: Trust,
  inUse: readonly string[],
): FleetSdl {
  const byHash = new Map([...served.values()].map((sdl) => [sdl.hash, sdl]))
  const faults = new Map<string, string>()
  const accepted: Sdl[] = []
  const newestFirst = [...byHash.values()].sort((a, b) => age(released, a.hash) - age(released, b.hash))
  const order = [
    ...newestFirst.filter(({ hash }) => inUse.includes(hash)),
    ...newestFirst.filter(({ hash }) => !inUse.includes(hash)),
  ]
  for (const sdl of order) {
    const fault = trusted(sdl.hash, released, approved)
      ? contradiction(accepted, sdl, released)
      : 'is not a released SDL'
    if (fault === null) accepted.push(sdl)
    else faults.set(sdl.hash, fault)
  }
  const versions = sorted(accepted, released)
  const standIn = versions[0] ?? released[0]
  const quarantined = new Map<string, Quarantine>()
  for (const [instance, { hash, text }] of served) {
    const reason = faults.get(hash)
    if (reason === undefined) continue
    quarantined.set(instance, { hash, reason, differences: standIn ? differences(standIn.text, text) : [] })
  }
  if (!standIn) return { sdl: null, versions: [], quarantined }
  const united = versions.length > 0 ? versions : [standIn]
  return {
    sdl: uniteSdls(united.map(({ text }) => text)),
    versions: united.map(({ hash }) => hash),
    quarantined,
  }
}

function trusted(hash: string, released: readonly Sdl[], approved: ReadonlySet<string>): boolean {
  return approved.has(hash) || released.some((sdl) => sdl.hash === hash)
}

/** What speaks against an SDL beside those already accepted; null: nothing. */
function contradiction(accepted: readonly Sdl[], sdl: Sdl, released: readonly Sdl[]): string | null {
  try {
    readFleetRules(uniteSdls(sorted([...accepted, sdl], released).map(({ text }) => text)))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function sorted(sdls: readonly Sdl[], released: readonly Sdl[]): Sdl[] {
  return [...sdls].sort((a, b) => age(released, a.hash) - age(released, b.hash))
}

/** How many releases ago; what was approved by hand counts as newer than all. */
function age(released: readonly Sdl[], hash: string): number {
  return released.findIndex((sdl) => sdl.hash === hash)
}
