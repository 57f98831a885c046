import type { DemoPlan } from './plan.js'

/** Where releases of the first home Space travel, each Space by its index. */
export type DemoWays = {
  home: number
  /** The Spaces that own some of its environments and to which the network carries. */
  connected: number[]
  /** Those to which people carry, since one of the two Zones is disconnected. */
  byHand: number[]
}

/** The ways of releases in this fleet; null where no Space has anything that others own. */
export function demoWays({ zones, instances, spaces }: DemoPlan): DemoWays | null {
  const home = spaces.findIndex(({ environments }) => environments.some(({ remoteOf }) => remoteOf !== null))
  if (home === -1) return null
  const isConnected = (space: number) => zones[instances[spaces[space]?.instance ?? 0]?.zone ?? 0]?.kind === 'CONNECTED'
  const partners = spaces[home]?.environments.flatMap(({ remoteOf }) => remoteOf?.space ?? []) ?? []
  const reached = (space: number) => isConnected(home) && isConnected(space)
  return { home, connected: partners.filter(reached), byHand: partners.filter((space) => !reached(space)) }
}

/** The number of the production of a Space: its last environment that is its own. */
export function productionOf({ spaces }: DemoPlan, space: number): number {
  return spaces[space]?.environments.findLast(({ remoteOf }) => remoteOf === null)?.id ?? 1
}
