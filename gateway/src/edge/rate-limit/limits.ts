import { createHash } from 'node:crypto'
import type { ComponentClient } from '@spaceport/kit/client'
import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import { networkOf } from '@spaceport/kit/network'
import { WeightedCache } from '@spaceport/kit/weighted-cache'
import type { Credential } from '../../auth/credential.js'
import { Counter } from './counter.js'
import { SharedCounts } from './shared-counts.js'

/** Objects that an operation may answer with, for one point. */
const OBJECTS_PER_POINT = 100

/** Points for each millisecond of planning an operation that was not planned before: nobody is answered meanwhile. */
const POINTS_PER_PLANNING = 8

/** The most credentials that are remembered as right. */
const MOST_CREDENTIALS = 10_000

/** What the gateway lets each caller ask for, and each address get wrong, per minute. */
export type RateLimits = {
  /** Finds out who asks, and counts wrong credentials by address. Throws `RATE_LIMITED`, or what `authenticate` does. */
  recognize(credential: Credential | null, address: string, authenticate: () => Promise<Caller>): Promise<Caller>
  /** Counts points of a caller. Throws `RATE_LIMITED`. */
  spend(caller: Caller, points: number): Promise<void>
  /** What a caller has spent in this minute, as far as this gateway knows. */
  spentBy(subject: string): Promise<number>
  /** Tells the other gateways what was counted, and learns what they have. */
  share(): Promise<void>
  stop(): Promise<void>
}

/** The points of an operation that may answer with so many objects. */
export function pointsOf(objects: number): number {
  return Math.floor(objects / OBJECTS_PER_POINT)
}

/** The points of planning that took so much processor time, in microseconds. */
export function pointsOfPlanning({ user, system }: NodeJS.CpuUsage): number {
  return Math.ceil(((user + system) / 1_000) * POINTS_PER_PLANNING)
}

/** Starts counting, together with the other gateways of this directory. */
export function startRateLimits(
  directory: Pick<ComponentClient, 'call'>,
  limits: { caller: number; address: number },
): RateLimits {
  const callers = new Counter(limits.caller)
  const addresses = new Counter(limits.address)
  const shared = new SharedCounts(directory, { caller: callers, address: addresses })
  const right = new WeightedCache<string, true>(MOST_CREDENTIALS)
  shared.start()
  return {
    async recognize(credential, address, authenticate) {
      const network = networkOf(address)
      const digest = credential && digestOf(credential)
      // Somebody else behind the same address may have got theirs wrong: whose was right lately is asked again all the same.
      if (digest !== null && right.get(digest) === undefined) await addresses.check(network)
      try {
        const caller = await authenticate()
        if (digest !== null) right.set(digest, true, 1)
        return caller
      } catch (error) {
        if (digest !== null && isRefusal(error)) {
          right.delete(digest)
          await addresses.spend(network, 1)
        }
        throw error
      }
    },
    spend: ({ subject }, points) => callers.spend(subject, points),
    spentBy: (subject) => callers.spent(subject),
    share: () => shared.exchange(),
    stop: () => shared.stop(),
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof SpaceportError && error.status === 401
}

function digestOf({ token }: Credential): string {
  return createHash('sha256').update(token).digest('base64url')
}
