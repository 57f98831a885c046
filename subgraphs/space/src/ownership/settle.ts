import { forgetValue } from './kept-value.js'
import { holdOwned, isPlaceholder, localOf, moveOwned, OWNED, type OwnedKind } from './owned.js'
import { moved, record, type Post } from './post.js'

/** Where something lives since an epoch, told to a Space that knows it by another id. */
export type Settling = { kind: OwnedKind; id: string; epoch: number; to: string }

/**
 * Makes a placeholder name the Space where it lives now, and forgets what the value of a variable was. Nothing happens to what lives here, what
 * is gone, and what knows of a later epoch. Asked again, it has no further effect.
 */
export function settle(post: Post, { kind, id, epoch, to }: Settling): Promise<null> {
  const local = localOf(kind, id)
  return record(post, 'settleOwner', { kind, id, epoch, to }, async (tx) => {
    const before = await holdOwned(tx, kind, local)
    if (!before || !isPlaceholder(before) || before.epoch > epoch) return { answer: null, changed: [] }
    if (kind === 'VARIABLE') await forgetValue(tx, local)
    if (before.remoteOf === to && before.epoch === epoch) return { answer: null, changed: [] }
    const after = await moveOwned(tx, kind, local, { remoteOf: to, epoch })
    return { answer: null, changed: [moved(post, OWNED[kind].kind, before, after)] }
  })
}
