import { hash, verify, type Algorithm } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { SpaceportError } from '@spaceport/kit/errors'
import { limited } from './limited.js'
import { weaknessOf, type About } from './weakness.js'

/** `Algorithm.Argon2id`, whose enum exists for the compiler only. */
const ARGON2ID = 2 satisfies Algorithm

/** Argon2id (RFC 9106) with 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The most UTF-16 units of a password that are compared. */
const LONGEST = 2_048

/** Each hash keeps a core busy for tens of milliseconds: so many at once, so many waiting, the rest is told to come again. */
const inTurn = limited({ running: 2, waiting: 64 })

/** Hashes a new password of somebody's. Throws `WEAK_PASSWORD`, with `path`, for one that is too easy to guess. */
export async function hashPassword(password: string, about: About, ...path: string[]): Promise<string> {
  const weakness = weaknessOf(password, about)
  if (weakness !== null) throw new SpaceportError('WEAK_PASSWORD', weakness, path.length > 0 ? { path } : {})
  return inTurn(() => hash(normal(password), COST))
}

/** A hash that no password has: somebody without a password is checked against it, at the same cost as anybody else. */
const nobodys = hash(randomBytes(32), COST)

/** Whether a password is the one that was hashed. `null`, for nobody, takes the same work and is always false. */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  const against = hashed ?? (await nobodys)
  const right = await inTurn(() => verify(against, normal(password).slice(0, LONGEST)))
  return right && hashed !== null
}

/** One form for what different keyboards send (NIST SP 800-63B, 3.1.1.2). */
function normal(password: string): string {
  return password.toWellFormed().normalize('NFKC')
}
