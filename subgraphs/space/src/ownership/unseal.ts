import { SpaceportError } from '@spaceport/kit/errors'
import { restoreValue } from './kept-value.js'
import { holdOwned, localOf, moveOwned, OWNED, type OwnedKind } from './owned.js'
import { moved, record, type Post } from './post.js'

/** What was to be given away, and is not. */
export type Unsealing = { kind: OwnedKind; id: string; epoch: number; to: string }

/**
 * Takes back what was sealed, or was to be: it lives here again, or still. Its epoch is the one that was to begin, so that a seal that comes
 * late has no effect any more. What is gone has nothing to take back. Throws `VERSION_CONFLICT` for an epoch that is over.
 */
export function unseal(post: Post, { kind, id, epoch, to }: Unsealing): Promise<null> {
  const local = localOf(kind, id)
  return record(post, 'unsealOwner', { kind, id, epoch, to }, async (tx) => {
    const before = await holdOwned(tx, kind, local)
    if (!before || (before.epoch === epoch && before.remoteOf === null)) return { answer: null, changed: [] }
    const isGiven = before.remoteOf === null || before.remoteOf === to
    if (!isGiven || (before.epoch !== epoch && before.epoch !== epoch - 1)) throw over(before.epoch)
    const after = await moveOwned(tx, kind, local, { remoteOf: null, epoch })
    if (kind === 'VARIABLE') await restoreValue(tx, local)
    return { answer: null, changed: [moved(post, OWNED[kind].kind, before, after)] }
  })
}

/**
 * Settles that a placeholder is not opened in an epoch: an `open` that comes late has no effect any more. Answers whether it was opened before
 * that; then it stays so. What lives here anyway, and what is gone, needs no fence: the one is no placeholder, and ids are never used again.
 */
export function decline(post: Post, { kind, id, epoch }: Omit<Unsealing, 'to'>): Promise<{ opened: boolean }> {
  const local = localOf(kind, id)
  return record(post, 'declineOwner', { kind, id, epoch }, async (tx) => {
    const before = await holdOwned(tx, kind, local)
    if (before && before.epoch > epoch) throw over(before.epoch)
    if (!before || before.remoteOf === null) {
      return { answer: { opened: before?.epoch === epoch }, changed: [] }
    }
    if (before.epoch === epoch) return { answer: { opened: false }, changed: [] }
    const after = await moveOwned(tx, kind, local, { remoteOf: before.remoteOf, epoch })
    return { answer: { opened: false }, changed: [moved(post, OWNED[kind].kind, before, after)] }
  })
}

function over(epoch: number): SpaceportError {
  return new SpaceportError('VERSION_CONFLICT', `Its epoch is ${epoch}.`, { path: ['epoch'] })
}
