import { z } from 'zod'
import { fingerprintOf, type Identity } from './identity.js'
import { digest, name } from './shapes.js'

/** A Space, as signed texts name it. Ids mean nothing across networks. */
export type Party = {
  /** What it calls itself. */
  space: string
  /** Its first key's digest, which stays. */
  root: string
  /** The fingerprint of the keys that it had then. */
  fingerprint: string
}

export const partySchema: z.ZodType<Party> = z.strictObject({ space: name, root: digest, fingerprint: digest })

/** How signed texts name the Space that shows this identity. */
export function partyOf(identity: Identity): Party {
  return { space: identity.space, root: identity.root, fingerprint: fingerprintOf(identity) }
}

/** Whether two texts name the same keys of the same Space by the same name. */
export function isSameParty(a: Party, b: Party): boolean {
  return a.fingerprint === b.fingerprint && a.root === b.root && a.space === b.space
}
