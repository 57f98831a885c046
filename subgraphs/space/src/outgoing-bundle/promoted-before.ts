import type { OutgoingBundle } from '@spaceport/database/space'
import { writePortableRelease } from '@spaceport/kit/bundle/content'
import { fingerprintOf, type Identity } from '@spaceport/kit/bundle/identity'
import { createHash } from 'node:crypto'
import type { Exported } from '../portable/export.js'
import type { Tx } from '../write/change.js'

/** What else than the release makes one bundle another one. */
export type Making = { signer: Identity; destination: Identity; includePackages: boolean }

/** SHA-256, in hex, of what a bundle carries, whoever makes it and when. Sensitive values count by their numbers, which always mean the same. */
export function contentDigest(
  { content, secretIds }: Exported,
  { signer, destination, includePackages }: Making,
): string {
  const release = writePortableRelease({ ...content, authors: [] })
  const parts = [release, secretIds, includePackages, fingerprintOf(signer), fingerprintOf(destination)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** The last bundle of a release by a trust; null for none. */
export function lastBundle(tx: Tx, releaseId: number, trustId: number): Promise<OutgoingBundle | null> {
  return tx.outgoingBundle.findFirst({ where: { releaseId, trustId }, orderBy: { sequence: 'desc' } })
}

const STANDING: ReadonlySet<OutgoingBundle['state']> = new Set(['READY', 'IMPORTED', 'ACCEPTED'])

/** Whether a bundle still does what another one with this content would. */
export function stillStands(bundle: OutgoingBundle, digest: string, now: Date): boolean {
  return STANDING.has(bundle.state) && bundle.expiresAt > now && bundle.contentDigest === digest
}
