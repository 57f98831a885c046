import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../caller.js'
import { SpaceportError } from '../errors.js'
import { bodyDigest, claimsSchema, LIFETIME_SECONDS, SKEW_SECONDS, type Claims } from './claims.js'
import { fixedKeys, type GivenKeys, type Keys, type KeySource } from './key-source.js'
import { pairId, publicKeyOf, sharedKey } from './keys.js'
import { ReplayGuard } from './replay.js'

/** The request that came with an assertion. */
export type Asserted = { method: string; path: string; body: Buffer | string }

/** Who a request comes from. */
export type Verified = { issuer: string; caller: Caller | null }

/** What tests set, besides the keys; everybody else takes the clock of the process. */
export type VerifierOptions = { audience: string; now?: () => number; replay?: ReplayGuard } & (
  { keys: KeySource } | GivenKeys
)

const LONGEST_HEADER = 64 * 1024

/** Checks the assertions that one component receives. A refused one does not use up its id. */
export class AssertionVerifier {
  readonly #audience: string
  readonly #keys: KeySource
  readonly #now: () => number
  readonly #replay: ReplayGuard
  #derived = new Map<string, Buffer>()
  #derivedFrom: Keys | null = null

  constructor(options: VerifierOptions) {
    this.#audience = options.audience
    this.#keys = 'keys' in options ? options.keys : fixedKeys(options)
    this.#now = options.now ?? Date.now
    this.#replay = options.replay ?? new ReplayGuard()
    this.#current()
  }

  /** The nonce that senders are to be told. */
  get nonce(): string {
    return this.#replay.nonce
  }

  /** Says who sent the request. Throws `UNAUTHENTICATED` for any fault, without telling which. */
  verify(header: string | undefined, request: Asserted): Verified {
    const claims = this.#read(header)
    const now = Math.floor(this.#now() / 1000)
    const fits =
      claims.aud === this.#audience &&
      claims.exp > now - SKEW_SECONDS &&
      claims.exp <= now + LIFETIME_SECONDS + SKEW_SECONDS &&
      claims.for === `${request.method} ${request.path}` &&
      claims.body === bodyDigest(request.body)
    if (!fits || !this.#replay.admit(claims.nonces, claims.jti)) throw refused()
    return { issuer: claims.iss, caller: claims.caller }
  }

  /** The claims of a header whose HMAC is right. Issuer and key id in the claims only choose the key to check with. */
  #read(header: string | undefined): Claims {
    if (!header || header.length > LONGEST_HEADER) throw refused()
    const [text, mac, ...rest] = header.split('.')
    if (!text || !mac || rest.length > 0) throw refused()
    const json = parse(text)
    const key = this.#current().get(keyName(json?.iss, json?.kid))
    if (!key) throw refused()
    const expected = Buffer.from(createHmac('sha256', key).update(text).digest('base64url'))
    const given = Buffer.from(mac)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused()
    const claims = claimsSchema.safeParse(json)
    if (!claims.success) throw refused()
    return claims.data
  }

  /** The keys of all pairs of a peer's and an own one, by issuer and key id. */
  #current(): Map<string, Buffer> {
    const keys = this.#keys.current()
    if (keys === this.#derivedFrom) return this.#derived
    const pairs = Object.entries(keys.peers).flatMap(([issuer, peerKeys]) =>
      peerKeys.flatMap((peer) =>
        keys.privateKeys.map((own): [string, Buffer] => [
          keyName(issuer, pairId(peer, publicKeyOf(own))),
          sharedKey(own, peer, issuer, this.#audience),
        ]),
      ),
    )
    this.#derived = new Map(pairs)
    this.#derivedFrom = keys
    return this.#derived
  }
}

function keyName(issuer: unknown, kid: unknown): string {
  return JSON.stringify([issuer, kid])
}

function parse(text: string): { iss?: unknown; kid?: unknown } | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw refused()
  }
}

function refused(): SpaceportError {
  return new SpaceportError('UNAUTHENTICATED', 'This service answers only its own fleet.')
}
