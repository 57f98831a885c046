import type { JWK } from 'jose'
import { z } from 'zod'

/** The public keys that an issuer publishes, by id (RFC 7517, section 5). */
export type KeySet = ReadonlyMap<string, JWK>

/** Kinds of keys that have a public half; a shared secret (`oct`) in a published set is none. */
const PUBLIC_KINDS = new Set(['RSA', 'EC', 'OKP'])

const setSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })
const keySchema = z.looseObject({
  kty: z.string(),
  kid: z.string().min(1),
  use: z.literal('sig').optional(),
  key_ops: z.array(z.string()).optional(),
})

/** Reads a published key set. What is no public signature key with an id, or shares its id with another key, is left out. */
export function readKeySet(json: unknown): KeySet {
  const keys = new Map<string, JWK>()
  const doubled = new Set<string>()
  for (const entry of setSchema.parse(json).keys) {
    const { success, data } = keySchema.safeParse(entry)
    if (!success || !PUBLIC_KINDS.has(data.kty) || data.key_ops?.includes('verify') === false) continue
    if (keys.has(data.kid)) doubled.add(data.kid)
    keys.set(data.kid, data)
  }
  for (const kid of doubled) keys.delete(kid)
  return keys
}
