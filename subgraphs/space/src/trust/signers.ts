import type { Trust, TrustPurpose } from '@spaceport/database/space'
import { readIdentity } from '@spaceport/kit/bundle/identity'
import type { Signers } from '@spaceport/kit/bundle/verify'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Tx } from '../write/change.js'
import { lockRow } from '../write/lock.js'

/**
 * Whom the Space believes for a purpose, as of now: by the keys that are pinned. A trust that nobody has confirmed yet counts for nothing. Whoever
 * acts on it asks again with `holdTrust` in the transaction in which that has its effect.
 */
export async function signersOf(db: Pick<Tx, 'trust'>, purpose: TrustPurpose): Promise<Signers> {
  const rows = await db.trust.findMany({
    where: { purpose, state: { not: 'PENDING' } },
    select: { root: true, fingerprint: true, identity: true, state: true },
  })
  return ({ root, fingerprint }) => {
    const known = rows.filter((row) => row.root === root)
    const inForce = known.find(({ state }) => state === 'ACTIVE')
    if (inForce?.fingerprint === fingerprint) return readIdentity(inForce.identity)
    const revoked = known.filter(({ state }) => state === 'REVOKED')
    // Of a Space that is trusted anew only the keys that were revoked are.
    return revoked.some((row) => !inForce || row.fingerprint === fingerprint) ? 'revoked' : null
  }
}

/** The trust in a Space for a purpose that is not revoked, confirmed or not; null if there is none. */
export function trustIn(db: Pick<Tx, 'trust'>, purpose: TrustPurpose, root: string): Promise<Trust | null> {
  return db.trust.findFirst({ where: { purpose, root, state: { not: 'REVOKED' } } })
}

/** Throws `SIGNER_UNKNOWN` or `SIGNER_REVOKED` unless a trust in a Space for a purpose is in force, by whatever keys. */
export async function requireTrusted(db: Pick<Tx, 'trust'>, purpose: TrustPurpose, root: string): Promise<void> {
  const states = (await db.trust.findMany({ where: { purpose, root }, select: { state: true } })).map(
    (one) => one.state,
  )
  if (states.includes('ACTIVE')) return
  if (states.includes('REVOKED')) throw new SpaceportError('SIGNER_REVOKED', 'The trust in that Space was revoked.')
  throw new SpaceportError('SIGNER_UNKNOWN', 'No trust of this Space is in force in that Space.')
}

/**
 * Holds a trust until the transaction ends, and gives it as it is now: whoever revokes it waits, and whoever comes after that is refused. With a
 * `fingerprint`, that must be of the keys that are pinned now. Throws `SIGNER_REVOKED`, or `SIGNER_UNKNOWN` if it is not confirmed or other keys are pinned.
 */
export async function holdTrust(tx: Tx, id: number, fingerprint?: string): Promise<Trust> {
  await lockRow(tx, 'trust', id)
  const trust = await tx.trust.findUniqueOrThrow({ where: { id } })
  if (trust.state === 'REVOKED') throw new SpaceportError('SIGNER_REVOKED', `The trust in ${trust.peer} was revoked.`)
  if (trust.state === 'PENDING') {
    throw new SpaceportError('SIGNER_UNKNOWN', `Nobody has confirmed the fingerprint of ${trust.peer} yet.`)
  }
  if (fingerprint !== undefined && fingerprint !== trust.fingerprint) {
    throw new SpaceportError('SIGNER_UNKNOWN', `${trust.peer} has other keys than the ones that signed this.`)
  }
  return trust
}
