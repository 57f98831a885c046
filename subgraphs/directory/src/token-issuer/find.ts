import type { TokenIssuer } from '@spaceport/database/directory'
import { expectMayTouch } from '../access/may-touch.js'
import type { DirectoryContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/**
 * The rule that an input names, locked until the end of the transaction. Throws `NOT_FOUND`, and `FORBIDDEN` if its account has roles
 * over the fleet that the caller lacks.
 */
export async function tokenIssuerToChange(tx: Tx, { caller }: DirectoryContext, text: string): Promise<TokenIssuer> {
  const id = readId('TokenIssuers', text, 'input', 'id')
  await tx.$queryRaw`SELECT 1 AS locked FROM token_issuer WHERE id = ${id} FOR UPDATE`
  const row = await tx.tokenIssuer.findUnique({ where: { id } })
  if (!row) throw notFound('TokenIssuers', 'input', 'id')
  await expectMayTouch(tx, caller, { users: [row.userId] }, 'input', 'id')
  return row
}
