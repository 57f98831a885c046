import { createHash } from 'node:crypto'
import { z } from 'zod'
import { callerSchema } from '../caller.js'

/** The header that carries the assertion: base64url claims, a dot, base64url HMAC-SHA-256 over the claims' text. */
export const ASSERTION_HEADER = 'spaceport-assertion'

/**
 * The header of every answer that names the receiver's present nonce. An assertion must hold one of the receiver's last two, so that none
 * that was made for an earlier process, or long ago, is worth anything, whatever the clocks say (as in RFC 9449, section 8).
 */
export const NONCE_HEADER = 'spaceport-nonce'

/** What `www-authenticate` says when the assertion itself was refused: unlike a 401 that the route behind it gave. */
export const CHALLENGE = 'Spaceport'

/** The most nonces of one receiver that an assertion holds; several when several processes answer at one address. */
export const MOST_NONCES = 4

/** How long an assertion is accepted after it was made, in seconds. */
export const LIFETIME_SECONDS = 30

/** How far two clocks may differ, in seconds. */
export const SKEW_SECONDS = 30

export const claimsSchema = z.strictObject({
  v: z.literal(2),
  /** Which keys of sender and receiver it is authenticated under; see `pairId`. */
  kid: z.string(),
  /** Who made it: `gateway`, `directory`, `zone` or `Instances-3`. */
  iss: z.string(),
  /** For whom it is made. */
  aud: z.string(),
  /** When it ends, seconds since 1970. */
  exp: z.number().int(),
  /** Its own id: refused a second time. */
  jti: z.string().min(16).max(64),
  /** The nonces that the sender has heard from the receiver: one of them must be the present or the last one. */
  nonces: z.array(z.string().max(64)).max(MOST_NONCES),
  /** Method and path of the one request it goes with. */
  for: z.string(),
  /** SHA-256 of the request's body, base64url. */
  body: z.string(),
  /** On whose behalf; null: the component asks for itself. */
  caller: callerSchema.nullable(),
})

/** What an assertion says. */
export type Claims = z.infer<typeof claimsSchema>

/** SHA-256 of a body, base64url. */
export function bodyDigest(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('base64url')
}
