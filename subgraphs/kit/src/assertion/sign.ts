import { createHmac, randomBytes } from 'node:crypto'
import type { Caller } from '../caller.js'
import { bodyDigest, LIFETIME_SECONDS, type Claims } from './claims.js'
import { sharedKey } from './keys.js'

/** One request that an assertion is made for. */
export type Assertable = {
  /** The receiver's name and public key. */
  audience: string
  audienceKey: string
  /** On whose behalf; null: the component asks for itself. */
  caller: Caller | null
  method: string
  /** Path with query string. */
  path: string
  body: Buffer | string
}

/** Makes the assertions of one component. Shared keys are derived once per receiver. */
export class AssertionSigner {
  readonly issuer: string
  readonly #privateKey: string
  readonly #keys = new Map<string, Buffer>()
  readonly #now: () => number

  constructor(options: { issuer: string; privateKey: string; now?: () => number }) {
    this.issuer = options.issuer
    this.#privateKey = options.privateKey
    this.#now = options.now ?? Date.now
  }

  /** The value of the assertion header for one request. */
  sign(request: Assertable): string {
    const claims: Claims = {
      v: 1,
      iss: this.issuer,
      aud: request.audience,
      exp: Math.floor(this.#now() / 1000) + LIFETIME_SECONDS,
      jti: randomBytes(16).toString('base64url'),
      for: `${request.method} ${request.path}`,
      body: bodyDigest(request.body),
      caller: request.caller,
    }
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
    const mac = createHmac('sha256', this.#keyFor(request)).update(text).digest('base64url')
    return `${text}.${mac}`
  }

  #keyFor({ audience, audienceKey }: Assertable): Buffer {
    const name = `${audience} ${audienceKey}`
    let key = this.#keys.get(name)
    if (!key) this.#keys.set(name, (key = sharedKey(this.#privateKey, audienceKey, this.issuer, audience)))
    return key
  }
}
