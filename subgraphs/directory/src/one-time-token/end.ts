import type { Tx } from '../write/change.js'

/** Ends all one-time tokens of these users: whoever has such a link may not be who they are any more, or gets more than was meant. */
export async function endOneTimeTokens(tx: Tx, users: readonly number[]): Promise<void> {
  await tx.oneTimeToken.deleteMany({ where: { userId: { in: [...users] } } })
}
