import type { DemoPlan } from './plan.js'

/** Where releases travel in a fleet, each Space by its index. */
export type DemoWays = {
  /** The first Space of which others own some environments. */
  home: number
  /** Those others to which the network carries. */
  connected: number[]
  /** Those to which people carry, since one of the two Zones is disconnected. */
  byHand: number[]
  /** Another Space that sends there: one in the home's Zone, on another Instance if there is one. */
  beside: number
}

/** The ways of releases in this fleet; null where no Space has anything that others own. */
export function demoWays({ zones, instances, spaces }: DemoPlan): DemoWays | null {
  const home = spaces.findIndex(({ environments }) => environments.some(({ remoteOf }) => remoteOf !== null))
  if (home === -1) return null
  const instanceOf = (space: number) => spaces[space]?.instance ?? 0
  const zoneOf = (space: number) => instances[instanceOf(space)]?.zone ?? 0
  const isConnected = (space: number) => zones[zoneOf(space)]?.kind === 'CONNECTED'
  const partners = spaces[home]?.environments.flatMap(({ remoteOf }) => remoteOf?.space ?? []) ?? []
  const isReached = (space: number) => isConnected(home) && isConnected(space)
  const isBeside = (space: number) => zoneOf(space) === zoneOf(home) && instanceOf(space) !== instanceOf(home)
  const beside = spaces.findLastIndex((_, space) => space < Math.max(...partners) && isBeside(space))
  return {
    ...{ home, beside: beside === -1 ? home : beside },
    connected: partners.filter(isReached),
    byHand: partners.filter((space) => !isReached(space)),
  }
}

/** The number of the production of a Space: its last environment that is its own. */
export function productionOf({ spaces }: DemoPlan, space: number): number {
  return spaces[space]?.environments.findLast(({ remoteOf }) => remoteOf === null)?.id ?? 1
}
