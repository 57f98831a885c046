import type { PrismaClient } from '@spaceport/database/directory'
import type { MembershipLine } from '@spaceport/kit/membership'
import { membershipChanges } from './changes.js'
import { membershipSnapshot } from './snapshot.js'
import type { Wake } from './wake.js'

/** Milliseconds between a line and the beat after it. */
export const BEAT = 500

/**
 * The membership, line by line: a snapshot, then every change in the order of revisions, and a beat when nothing happens.
 * Each beat has looked into the database, so a follower that hears one knows that it is up to date. Ends when the signal aborts.
 */
export async function* membershipLines(
  db: PrismaClient,
  wake: Wake,
  signal: AbortSignal,
  beat = BEAT,
): AsyncGenerator<MembershipLine> {
  let seen = wake.count
  let { line, place } = await membershipSnapshot(db)
  yield line
  while (!signal.aborted) {
    await wake.wait(seen, beat, signal)
    if (signal.aborted) return
    seen = wake.count
    const changes = await membershipChanges(db, place)
    if (changes) ({ line, place } = changes)
    yield changes ? line : { type: 'beat', revision: place.revision }
  }
}
