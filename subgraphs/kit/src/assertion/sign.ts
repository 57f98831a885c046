import { createHmac, randomBytes } from 'node:crypto'
import type { Caller } from '../caller.js'
import { bodyDigest, LIFETIME_SECONDS, type Claims } from './claims.js'
import { fixedKeys, keysOf, type Keys, type KeySource } from './key-source.js'
import { pairId, publicKeyOf, sharedKey } from './keys.js'
import { Receiver } from './receiver.js'

/** One request that an assertion is made for. */
export type Assertable = {
  /** The receiver's name and public key. */
  audience: string
  audienceKey: string
  /** The nonces that were heard from the receiver; see `Receiver`. */
  nonces: readonly string[]
  /** On whose behalf; null: the component asks for itself. */
  caller: Caller | null
  method: string
  /** Path with query string. */
  path: string
  body: Buffer | string
}

/** What tests set, besides the keys; everybody else takes the clocks of the process. */
export type SignerOptions = { issuer: string; now?: () => number; monotonic?: () => number } & (
  { keys: KeySource } | { privateKey: string }
)

/** The key for one receiver, and its name. */
type PairKey = { kid: string; key: Buffer }

/** How many derived keys are kept: one for each receiver, and some of rotated ones. */
const MOST_KEPT = 10_000

/** Makes the assertions of one component. Shared keys are derived once per receiver. */
export class AssertionSigner {
  readonly issuer: string
  readonly #keys: KeySource
  readonly #now: () => number
  readonly #monotonic: () => number
  readonly #receivers = new Map<string, Receiver>()
  readonly #derived = new Map<string, PairKey>()
  #derivedFrom: Keys | null = null

  constructor(options: SignerOptions) {
    this.issuer = options.issuer
    this.#keys = 'keys' in options ? options.keys : fixedKeys(options)
    this.#now = options.now ?? Date.now
    this.#monotonic = options.monotonic ?? (() => performance.now())
  }

  /** The public keys of a component as the key source has them, newest first. */
  keysOf(name: string): readonly string[] {
    return keysOf(this.#keys.current(), name)
  }

  /** What is known of a receiver by its name. */
  receiver(name: string): Receiver {
    let known = this.#receivers.get(name)
    if (!known) this.#receivers.set(name, (known = new Receiver(this.#monotonic)))
    return known
  }

  /** The value of the assertion header for one request. */
  sign(request: Assertable): string {
    const { kid, key } = this.#keyFor(request)
    const claims: Claims = {
      v: 2,
      kid,
      iss: this.issuer,
      aud: request.audience,
      exp: Math.floor(this.#now() / 1000) + LIFETIME_SECONDS,
      jti: randomBytes(16).toString('base64url'),
      nonces: [...request.nonces],
      for: `${request.method} ${request.path}`,
      body: bodyDigest(request.body),
      caller: request.caller,
    }
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }

  #keyFor({ audience, audienceKey }: Assertable): PairKey {
    const keys = this.#keys.current()
    if (keys !== this.#derivedFrom || this.#derived.size >= MOST_KEPT) this.#derived.clear()
    this.#derivedFrom = keys
    const name = `${audience} ${audienceKey}`
    const known = this.#derived.get(name)
    if (known) return known
    const [own] = keys.privateKeys
    const made = {
      kid: pairId(publicKeyOf(own), audienceKey),
      key: sharedKey(own, audienceKey, this.issuer, audience),
    }
    this.#derived.set(name, made)
    return made
  }
}
