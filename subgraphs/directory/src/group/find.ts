import type { SystemRole } from '@spaceport/kit/caller'
import { expectMayTouch } from '../access/may-touch.js'
import { visibleGroups } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** A group as whoever changes it needs to know it. */
export type FoundGroup = {
  id: number
  name: string
  version: number
  /** The numbers of its members, ascending. */
  members: number[]
  systemRoles: SystemRole[]
}

/**
 * The group that an input names, locked until the end of the transaction. Throws `BAD_ID`, `NOT_FOUND` for one that the
 * caller does not see, and `FORBIDDEN` for one with roles over the fleet that the caller does not have.
 */
export async function groupToChange(
  tx: Tx,
  { caller }: DirectoryContext,
  id: string,
  field: string,
): Promise<FoundGroup> {
  const local = readId('Groups', id, 'input', field)
  await tx.$queryRaw`SELECT 1 AS locked FROM "group" WHERE id = ${local} FOR UPDATE`
  const group = await tx.group.findFirst({
    where: { AND: [{ id: local }, visibleGroups(caller)] },
    select: {
      id: true,
      name: true,
      version: true,
      members: { select: { userId: true }, orderBy: { userId: 'asc' } },
      systemRoles: { select: { role: true }, orderBy: { role: 'asc' } },
    },
  })
  if (!group) throw notFound('Groups', 'input', field)
  await expectMayTouch(tx, caller, { groups: [local] }, 'input', field)
  return {
    ...group,
    members: group.members.map(({ userId }) => userId),
    systemRoles: group.systemRoles.map(({ role }) => role),
  }
}
