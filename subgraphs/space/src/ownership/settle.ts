import type { Prisma } from '@spaceport/database/space'
import { holdOwned, isPlaceholder, localOf, moveOwned, OWNED, type OwnedKind } from './owned.js'
import { moved, record, type Post } from './post.js'

/** Where something lives since an epoch, told to a Space that knows it by another id. */
export type Settling = { kind: OwnedKind; id: string; epoch: number; to: string }

/** What a placeholder of a variable keeps: its name, its scope, and nothing of its value. */
const NO_VALUE: Prisma.VariableUncheckedUpdateInput = {
  ...{ value: null, secretId: null, accountId: null, certificateId: null, workerPoolId: null },
  ...{ variableNames: [] },
}

/**
 * Makes a placeholder name the Space where it lives now, and forgets what the value of a variable was. Nothing happens to what lives here, what
 * is gone, and what knows of a later epoch. Asked again, it has no further effect.
 */
export function settle(post: Post, { kind, id, epoch, to }: Settling): Promise<null> {
  const local = localOf(kind, id)
  return record(post, 'settleOwner', { kind, id, epoch, to }, async (tx) => {
    const before = await holdOwned(tx, kind, local)
    if (!before || !isPlaceholder(before) || before.epoch > epoch) return { answer: null, changed: [] }
    const isSettled = before.remoteOf === to && before.epoch === epoch && !hasValue(before)
    if (isSettled) return { answer: null, changed: [] }
    if ('secretId' in before) await tx.variable.update({ where: { id: local }, data: NO_VALUE })
    const after = await moveOwned(tx, kind, local, { remoteOf: to, epoch })
    return { answer: null, changed: [moved(post, OWNED[kind].kind, before, after)] }
  })
}

function hasValue(row: object): boolean {
  return ['value', 'secretId', 'accountId', 'certificateId', 'workerPoolId'].some(
    (column) => (Reflect.get(row, column) ?? null) !== null,
  )
}
