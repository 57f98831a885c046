import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import type { Tx } from '../write/change.js'

/**
 * The number of a sensitive value as it is to be: what was there where the input leaves it out or says the same, nothing where it is null. The
 * row of one that is not used any more is for `dropSecrets`. Throws `BAD_INPUT` for a text that is none.
 */
export async function newSecret(
  tx: Tx,
  context: SpaceContext,
  before: number | null,
  text: string | null | undefined,
  ...path: string[]
): Promise<number | null> {
  if (text === undefined) return before
  if (text === null) return null
  if (before !== null && (await sameSecret(tx, context, before, text))) return before
  return keepSecret(tx, context, text, ...path)
}

/** Deletes sensitive values that had one user alone, which has them no more: nobody is to find later what was replaced because it leaked. */
export async function dropSecrets(
  tx: Tx,
  before: readonly (number | null)[],
  after: readonly (number | null)[] = [],
): Promise<void> {
  const gone = before.filter((id) => id !== null).filter((id) => !after.includes(id))
  if (gone.length > 0) await tx.secret.deleteMany({ where: { id: { in: gone } } })
}
