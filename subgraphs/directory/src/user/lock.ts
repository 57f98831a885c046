import { notFound } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** Locks a user until the end of the transaction, so that what they have does not grow beside it. Throws `NOT_FOUND` for one who is gone. */
export async function lockUser(tx: Tx, id: number): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 AS locked FROM "user" WHERE id = ${id} FOR NO KEY UPDATE`
  if (found.length === 0) throw notFound('Users')
}
