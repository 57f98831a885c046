import type { Caller } from '@spaceport/kit/caller'
import { localIds } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** Ends all one-time tokens of these users: whoever has such a link may not be who they are any more, or gets more than was meant. */
export async function endOneTimeTokens(tx: Tx, users: readonly number[]): Promise<void> {
  await tx.oneTimeToken.deleteMany({ where: { userId: { in: [...users] } } })
}

/** Ends the one-time tokens of these users that others than `giver` made: those get nothing by what `giver` gives these users now. */
export async function endTokensOfOthers(tx: Tx, users: readonly number[], { subject: giver }: Caller): Promise<void> {
  const makerId = { notIn: localIds('Users', [giver]) }
  await tx.oneTimeToken.deleteMany({ where: { userId: { in: [...users] }, makerId } })
}
