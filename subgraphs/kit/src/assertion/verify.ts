import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../caller.js'
import { SpaceportError } from '../errors.js'
import { bodyDigest, claimsSchema, LIFETIME_SECONDS, SKEW_SECONDS, type Claims } from './claims.js'
import { sharedKey } from './keys.js'
import { ReplayGuard } from './replay.js'

/** The request that came with an assertion. */
export type Asserted = { method: string; path: string; body: Buffer | string }

/** Who a request comes from. */
export type Verified = { issuer: string; caller: Caller | null }

const LONGEST_HEADER = 64 * 1024

/** Checks the assertions that one component receives. A refused one does not use up its id. */
export class AssertionVerifier {
  readonly #audience: string
  readonly #keys: Map<string, Buffer>
  readonly #replay = new ReplayGuard(LIFETIME_SECONDS + 2 * SKEW_SECONDS)
  readonly #now: () => number

  /** `peers`: the public key of each component that may call this one, by its name. */
  constructor(options: {
    audience: string
    privateKey: string
    peers: Readonly<Record<string, string>>
    now?: () => number
  }) {
    this.#audience = options.audience
    this.#now = options.now ?? Date.now
    this.#keys = new Map(
      Object.entries(options.peers).map(([issuer, key]) => [
        issuer,
        sharedKey(options.privateKey, key, issuer, options.audience),
      ]),
    )
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
    if (!fits || !this.#replay.admit(claims.jti, now)) throw refused()
    return { issuer: claims.iss, caller: claims.caller }
  }

  /** The claims of a header whose HMAC is right. The issuer named in the claims only chooses the key to check with. */
  #read(header: string | undefined): Claims {
    if (!header || header.length > LONGEST_HEADER) throw refused()
    const [text, mac, ...rest] = header.split('.')
    if (!text || !mac || rest.length > 0) throw refused()
    const claims = parse(text)
    const key = this.#keys.get(claims.iss)
    if (!key) throw refused()
    const expected = createHmac('sha256', key).update(text).digest()
    const given = Buffer.from(mac, 'base64url')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused()
    return claims
  }
}

function parse(text: string): Claims {
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw refused()
  }
}

function refused(): SpaceportError {
  return new SpaceportError('UNAUTHENTICATED', 'This service answers only its own fleet.')
}
