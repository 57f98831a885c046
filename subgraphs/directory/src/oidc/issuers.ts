import { WeightedCache } from '@spaceport/kit/weighted-cache'
import { discover, fetchJson, type Discovered } from './discovery.js'
import { readKeySet, type KeySet } from './key-set.js'
import { outboundTo, type Outbound } from './outbound.js'
import { Refreshed, type Keeping } from './refreshed.js'

const MINUTE = 60_000

/** What an issuer publishes changes seldom; a key that it withdraws is believed for ten minutes, or a day while it is down. */
const KEEPING: Keeping = { fresh: 10 * MINUTE, usable: 24 * 60 * MINUTE, cooldown: MINUTE / 2 }

/** The most issuers that are kept in mind; more are asked anew. */
const MOST = 1_000

/** What the issuers of ID tokens and of machines' tokens publish, kept for a while. */
export class Issuers {
  readonly #now: () => Date
  readonly #discovered = new WeightedCache<string, Refreshed<Discovered>>(MOST)
  readonly #keySets = new WeightedCache<string, Refreshed<KeySet>>(MOST)

  constructor(now: () => Date) {
    this.#now = now
  }

  /** How the servers of an issuer are asked. */
  outbound(issuer: string): Outbound {
    return outboundTo(issuer)
  }

  /** What an issuer says of itself. Throws if it does not say, or says nonsense. */
  discovered(issuer: string): Promise<Discovered> {
    return this.#kept(this.#discovered, issuer, () => discover(issuer, this.outbound(issuer))).get()
  }

  /** The keys of an issuer: at `jwksUri`, else where it says. */
  keySet(issuer: string, jwksUri: string | null): Refreshed<KeySet> {
    return this.#kept(this.#keySets, JSON.stringify([issuer, jwksUri]), async () => {
      const url = jwksUri ?? (await this.discovered(issuer)).jwks_uri
      return readKeySet(await fetchJson(url, this.outbound(issuer)))
    })
  }

  #kept<T>(cache: WeightedCache<string, Refreshed<T>>, key: string, load: () => Promise<T>): Refreshed<T> {
    const known = cache.get(key)
    if (known) return known
    const made = new Refreshed(load, this.#now, KEEPING)
    cache.set(key, made, 1)
    return made
  }
}
