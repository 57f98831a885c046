import type { IdentityProvider } from '@spaceport/database/directory'
import { expectMayTouch } from '../access/may-touch.js'
import type { DirectoryContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'
import type { Mapping } from './mappings.js'

/**
 * The provider that an input names, with its mappings, locked until the end of the transaction: sign-ins that are under way end before,
 * or find it changed. Throws `NOT_FOUND`, and `FORBIDDEN` if it leads to groups with roles over the fleet that the caller lacks.
 */
export async function providerToChange(
  tx: Tx,
  { caller }: DirectoryContext,
  text: string,
): Promise<{ row: IdentityProvider; mappings: Mapping[] }> {
  const id = readId('IdentityProviders', text, 'input', 'id')
  await tx.$queryRaw`SELECT 1 AS locked FROM identity_provider WHERE id = ${id} FOR UPDATE`
  const row = await tx.identityProvider.findUnique({ where: { id } })
  if (!row) throw notFound('IdentityProviders', 'input', 'id')
  const mappings = await tx.groupMapping.findMany({
    where: { providerId: id },
    orderBy: [{ externalGroup: 'asc' }, { groupId: 'asc' }],
    select: { externalGroup: true, groupId: true },
  })
  const groups = [...new Set(mappings.map(({ groupId }) => groupId))]
  await expectMayTouch(tx, caller, { groups }, 'input', 'id')
  return { row, mappings }
}
