import { hash, verify, type Algorithm } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { SpaceportError } from '@spaceport/kit/errors'
import { limited } from './limited.js'

/** `Algorithm.Argon2id`, whose enum exists for the compiler only. */
const ARGON2ID = 2 satisfies Algorithm

/** Argon2id (RFC 9106) with 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The fewest and most characters of a password that is set. */
const SHORTEST = 12
const LONGEST = 1_024

/** Each hash keeps a core busy for tens of milliseconds: so many at once, so many waiting, the rest is told to come again. */
const inTurn = limited({ running: 2, waiting: 64 })

/** Hashes a new password. Throws `BAD_INPUT`, with `path`, for one that is too short or too long. */
export async function hashPassword(password: string, ...path: string[]): Promise<string> {
  const length = [...password].length
  if (length < SHORTEST || length > LONGEST || !password.isWellFormed()) {
    throw new SpaceportError('BAD_INPUT', `A password has from ${SHORTEST} to ${LONGEST} characters.`, { path })
  }
  return inTurn(() => hash(normal(password), COST))
}

/** A hash that no password has: somebody without a password is checked against it, at the same cost as anybody else. */
const nobodys = hash(randomBytes(32), COST)

/** Whether a password is the one that was hashed. `null`, for nobody, takes the same work and is always false. */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  const against = hashed ?? (await nobodys)
  const right = await inTurn(() => verify(against, normal(password).slice(0, LONGEST * 2)))
  return right && hashed !== null
}

/** One form for what different keyboards send (NIST SP 800-63B, 3.1.1.2). */
function normal(password: string): string {
  return password.toWellFormed().normalize('NFKC')
}
