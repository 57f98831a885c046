import type { PrismaClient } from '@spaceport/database/zone'
import type { Caller } from '@spaceport/kit/caller'
import type { Membership } from '@spaceport/kit/membership'
import type { InstanceCalls } from './instance/calls.js'
import type { Loaders } from './load.js'
import type { PlacementFeed } from './placement/feed.js'

/** What the zone works with, for as long as its process lives. */
export type Zones = {
  readonly db: PrismaClient
  /** The fleet as the directory tells it. */
  readonly membership: Membership
  /** Calls to Instances. */
  readonly instances: InstanceCalls
  /** Who follows the placements. */
  readonly feed: PlacementFeed
}

/** One request on behalf of a caller. Made anew for each and never reused: its loaders remember what they loaded. */
export type ZoneContext = Zones & {
  readonly caller: Caller
  readonly loaders: Loaders
  readonly requestId: string
  /** Aborts when the asker hangs up or its deadline passes. */
  readonly signal: AbortSignal
  /** Milliseconds until the deadline. */
  remaining(): number
}
