import { refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { visibleSpaces } from '../access/visible.js'
import { userToChange } from '../user/find.js'
import type { Tx } from '../write/change.js'

/**
 * The service account that tokens are to stand for. Throws `NOT_FOUND`, `INVALID_STATE` for a person, `FORBIDDEN` for one with roles over
 * the fleet that the caller lacks: whoever says whose tokens it is, acts as it.
 */
export async function readAccount(tx: Tx, context: DirectoryContext, id: string): Promise<number> {
  const account = await userToChange(tx, context, id, 'account')
  if (account.kind === 'SERVICE_ACCOUNT') return account.id
  throw refuse('INVALID_STATE', 'Tokens stand for service accounts only.', 'input', 'account')
}

/** The only Spaces that tokens may enter; none given: all. Throws `NOT_FOUND` for one that the caller does not see, `BAD_INPUT`. */
export async function readSpaces(
  tx: Tx,
  { caller }: DirectoryContext,
  ids: readonly string[] | null,
): Promise<string[]> {
  if (ids === null) return []
  const wanted = [...new Set(ids.map((id) => readId('Spaces', id, 'input', 'spaces')))]
  if (wanted.length === 0) throw refuse('BAD_INPUT', 'Name at least one Space, or leave it out.', 'input', 'spaces')
  const where = { AND: [{ id: { in: wanted } }, visibleSpaces(caller)] }
  if ((await tx.space.count({ where })) < wanted.length) throw notFound('Spaces', 'input', 'spaces')
  return wanted.map((id) => directoryId('Spaces', id))
}
