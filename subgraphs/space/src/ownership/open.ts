import { refuse } from '@spaceport/kit/write/outcome'
import { SpaceportError } from '@spaceport/kit/errors'
import { carryIn } from './carry-in.js'
import type { Carried } from './carried.js'
import { forgetValue } from './kept-value.js'
import { holdOwned, isBeyond, isPlaceholder, localOf, moveOwned, OWNED, type OwnedKind } from './owned.js'
import { moved, record, type Post } from './post.js'

/** What is to live here from an epoch on. */
export type Opening = {
  kind: OwnedKind
  id: string
  epoch: number
  /** All ids by which it is known elsewhere: a placeholder for anything else is not for it. */
  from: readonly string[]
  /** What a variable brings along. */
  carried: Carried | null
}

/**
 * Takes a row that another Space has sealed: from here on it is writable here, and nowhere else. Asked again, it has no further effect. Throws
 * `NOT_FOUND`, `INVALID_STATE` for a placeholder of something else, `VERSION_CONFLICT` for an epoch that is over.
 */
export function open(post: Post, { kind, id, epoch, from, carried }: Opening): Promise<null> {
  const local = localOf(kind, id)
  return record(post, 'openOwner', { kind, id, epoch, from }, async (tx) => {
    const before = await holdOwned(tx, kind, local)
    if (!before) throw refuse('NOT_FOUND', `There is no ${id}.`, 'id')
    if (before.epoch === epoch && !isPlaceholder(before)) return { answer: null, changed: [] }
    if (before.epoch >= epoch) {
      throw new SpaceportError('VERSION_CONFLICT', `Its epoch is ${before.epoch}.`, { path: ['epoch'] })
    }
    // A variable's value comes with it, so that it takes the place of nothing that has one.
    const isTaken = kind === 'VARIABLE' && before.remoteOf === null
    if (isTaken || isBeyond(before) || (before.remoteOf !== null && !from.includes(before.remoteOf))) {
      throw refuse('INVALID_STATE', `"${before.name}" stands for something else.`, 'id')
    }
    const brought = carried && kind === 'VARIABLE' ? await carryIn(tx, post, carried) : null
    if (brought) {
      await tx.variable.update({ where: { id: local }, data: { ...brought, remoteOf: null } })
      await forgetValue(tx, local)
    }
    const after = await moveOwned(tx, kind, local, { remoteOf: null, epoch })
    return { answer: null, changed: [moved(post, OWNED[kind].kind, before, after)] }
  })
}
