import { createHash } from 'node:crypto'
import { z } from 'zod'
import { callerSchema } from '../caller.js'

/** The header that carries the assertion: base64url claims, a dot, base64url HMAC-SHA-256 over the claims' text. */
export const ASSERTION_HEADER = 'spaceport-assertion'

/** How long an assertion is accepted after it was made, in seconds. */
export const LIFETIME_SECONDS = 30

/** How far two clocks may differ, in seconds. */
export const SKEW_SECONDS = 30

export const claimsSchema = z.strictObject({
  v: z.literal(1),
  /** Who made it: `gateway`, `directory`, `zone` or `Instances-3`. */
  iss: z.string(),
  /** For whom it is made. */
  aud: z.string(),
  /** When it ends, seconds since 1970. */
  exp: z.number().int(),
  /** Its own id: refused a second time. */
  jti: z.string().min(16),
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
