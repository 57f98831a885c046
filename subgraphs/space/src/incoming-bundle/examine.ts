import { readPortableRelease, readTexts, type PortableRelease } from '@spaceport/kit/bundle/content'
import type { SpaceKeys } from '@spaceport/kit/bundle/identity'
import { openSealed } from '@spaceport/kit/bundle/seal'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { verifyBundle, type VerifiedBundle } from '@spaceport/kit/bundle/verify'
import { checkCarried } from '../portable/import-check.js'
import { keysOf } from '../space-key/keys.js'
import { signersOf } from '../trust/signers.js'
import type { Receiver } from './receiver.js'

/** A bundle that is what its source signed, for this Space, and makes sense. */
export type Examined = { verified: VerifiedBundle; content: PortableRelease }

/** The sensitive texts of a bundle, opened; `source` is the root of the Space that it came from. Throws `BUNDLE_TAMPERED`, or `BUNDLE_MALFORMED` for what is no list. */
export async function openTexts(keys: readonly SpaceKeys[], sealed: string | null, source: string): Promise<string[]> {
  return sealed === null ? [] : readTexts(await openSealed(keys, sealed, source))
}

/**
 * Verifies a file of the Space's content as a bundle for it, and all that it carries; keeps nothing. Throws `NOT_FOUND` for a file that is not there,
 * and whatever `verifyBundle` throws; `WRONG_DESTINATION` for a Space without keys, to which nothing can be meant.
 */
export async function examine(receiver: Receiver, fileDigest: string, now: Date): Promise<Examined> {
  const { db, spaceId, content: store } = receiver
  const keys = await keysOf(db, receiver)
  const signers = await signersOf(db, 'RELEASES')
  const destinations = keys.map(({ identity }) => partyOf(identity))
  const verified = await verifyBundle(store.read(spaceId, fileDigest), { signers, destinations, now, fileDigest })
  readTexts(verified.history)
  const content = readPortableRelease(verified.release)
  checkCarried(content, await openTexts(keys, verified.secrets, verified.statement.source.root))
  return { verified, content }
}

/** Keeps the packages of a bundle that was examined. Those that are there stay; what breaks off leaves whole files or none. */
export async function keepPackages(receiver: Receiver, { verified }: Examined, now: Date): Promise<void> {
  const { db, spaceId, content: store } = receiver
  const { statement, fileDigest } = verified
  if (!statement.blobs.some(({ role }) => role === 'package')) return
  await verifyBundle(store.read(spaceId, fileDigest), {
    signers: await signersOf(db, 'RELEASES'),
    destinations: [statement.destination],
    now,
    fileDigest,
    async onPackage(_entry, bytes) {
      await store.put(spaceId, bytes)
    },
  })
}
