import { SpaceportError } from '@spaceport/kit/errors'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Seconds in which points are counted. */
export const WINDOW = 60

/** The part of a limit below which a count is not worth telling the others. */
const WORTH_TELLING = 0.01

/** The most keys that are remembered as not told yet: beyond, those that came first are forgotten. */
const MOST_UNTOLD = 20_000

/** What was counted here and the other gateways do not know. */
export type Untold = { points: number; since: number }

/**
 * Counts points by key, within a minute each. It counts by itself, so that no request waits for it; and what is worth it is told to
 * the other gateways and corrected by what they count, see `SharedCounts`.
 */
export class Counter {
  readonly #limit: number
  readonly #local: RateLimiterMemory
  readonly #untold = new Map<string, Untold>()
  readonly #mostUntold: number

  constructor(limit: number, { mostUntold = MOST_UNTOLD }: { mostUntold?: number } = {}) {
    this.#limit = limit
    this.#local = new RateLimiterMemory({ points: limit, duration: WINDOW })
    this.#mostUntold = mostUntold
  }

  /** Counts points of a key. Throws `RATE_LIMITED` above the limit. */
  async spend(key: string, points: number): Promise<void> {
    try {
      await this.#local.consume(key, points)
    } catch (error) {
      if (error instanceof RateLimiterRes) throw rateLimited(error.msBeforeNext)
      throw error
    }
    this.#remember(key, points)
  }

  /** Throws `RATE_LIMITED` if a key is above the limit, without counting. */
  async check(key: string): Promise<void> {
    const found = await this.#local.get(key)
    if (found && found.consumedPoints >= this.#limit && found.msBeforeNext > 0) throw rateLimited(found.msBeforeNext)
  }

  /** The points that a key has spent in this minute. */
  async spent(key: string): Promise<number> {
    return (await this.#local.get(key))?.consumedPoints ?? 0
  }

  /** Takes what is worth telling: it counts as told. */
  takeUntold(): { key: string; points: number }[] {
    const told: { key: string; points: number }[] = []
    const over = performance.now() - WINDOW * 1_000
    for (const [key, { points, since }] of this.#untold) {
      if (points >= this.#limit * WORTH_TELLING) told.push({ key, points })
      else if (since > over) continue
      this.#untold.delete(key)
    }
    return told
  }

  /** How many keys have counts that nobody was told of. */
  get untold(): number {
    return this.#untold.size
  }

  /** Takes over what all gateways have counted together. */
  async correct(key: string, points: number, resetsIn: number): Promise<void> {
    if (resetsIn <= 0) return
    const since = this.#untold.get(key)?.points ?? 0
    await this.#local.set(key, points + since, Math.min(resetsIn, WINDOW * 1_000) / 1_000)
  }

  /** Counts again as untold what could not be told. */
  giveBack(key: string, points: number): void {
    this.#remember(key, points)
  }

  #remember(key: string, points: number): void {
    const known = this.#untold.get(key)
    if (known) {
      known.points += points
      return
    }
    if (this.#untold.size >= this.#mostUntold) {
      const [first] = this.#untold.keys()
      if (first !== undefined) this.#untold.delete(first)
    }
    this.#untold.set(key, { points, since: performance.now() })
  }
}

function rateLimited(milliseconds: number): SpaceportError {
  const retryAfter = Math.max(1, Math.ceil(Math.min(milliseconds, WINDOW * 1_000) / 1_000))
  return new SpaceportError('RATE_LIMITED', `Too many requests. Try again in ${retryAfter} s.`, { retryAfter })
}
