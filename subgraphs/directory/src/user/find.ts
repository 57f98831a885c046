import { expectMayTouch } from '../access/may-touch.js'
import { visibleUsers } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** A user as whoever changes them needs to know them. */
export type FoundUser = {
  id: number
  kind: 'PERSON' | 'SERVICE_ACCOUNT'
  email: string | null
  emailKey: string | null
  name: string
  nameKey: string
  passwordHash: string | null
  disabledAt: Date | null
  version: number
}

/**
 * The user that an input names, locked until the end of the transaction. Throws `BAD_ID`, `NOT_FOUND` for one that the
 * caller does not see, and `FORBIDDEN` for one with roles over the fleet that the caller does not have.
 */
export async function userToChange(
  tx: Tx,
  { caller }: DirectoryContext,
  id: string,
  field: string,
): Promise<FoundUser> {
  const local = readId('Users', id, 'input', field)
  await tx.$queryRaw`SELECT 1 AS locked FROM "user" WHERE id = ${local} FOR UPDATE`
  const user = await tx.user.findFirst({ where: { AND: [{ id: local }, visibleUsers(caller)] } })
  if (!user) throw notFound('Users', 'input', field)
  await expectMayTouch(tx, caller, { users: [local] }, 'input', field)
  return user
}
