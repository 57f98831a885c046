import { refuse } from '@spaceport/kit/write/outcome'
import { visibleGroups } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'

/** With whom a view is shared: `groups` by their numbers, ascending; none but for the audience `GROUPS`. */
export type Shared = { audience: 'SELF' | 'GROUPS' | 'EVERYBODY'; groups: number[] }

/** The same, as an input has it; what is not given stays. */
export type Sharing = { audience?: Shared['audience'] | null | undefined; groups?: string[] | null | undefined }

const MOST_GROUPS = 100

/**
 * With whom a view is to be shared that was shared with `present`. Throws `BAD_INPUT` unless groups are named for the audience
 * `GROUPS` and for no other, and `NOT_FOUND` for a group that the caller does not see: one shares with the groups that one is in.
 */
export async function readSharing(
  tx: Tx,
  { caller }: DirectoryContext,
  { audience: given, groups: named }: Sharing,
  present: Shared,
): Promise<Shared> {
  const audience = given ?? present.audience
  const groups = named && [...new Set(named.map((id) => readId('Groups', id, 'input', 'groups')))]
  if (audience !== 'GROUPS') {
    if (groups && groups.length > 0) {
      throw refuse('BAD_INPUT', 'Groups are named for the audience GROUPS only.', 'input', 'groups')
    }
    return { audience, groups: [] }
  }
  if (!groups) {
    if (given === 'GROUPS' && present.groups.length === 0) throw refuse('BAD_INPUT', NAME_ONE, 'input', 'groups')
    return { audience, groups: present.groups }
  }
  if (groups.length === 0 || groups.length > MOST_GROUPS) throw refuse('BAD_INPUT', NAME_ONE, 'input', 'groups')
  // They cannot be removed from here to the end of the transaction.
  await tx.$queryRaw`SELECT 1 AS locked FROM "group" WHERE id = ANY(${groups}) ORDER BY id FOR KEY SHARE`
  const where = { AND: [{ id: { in: groups } }, visibleGroups(caller)] }
  if ((await tx.group.count({ where })) < groups.length) throw notFound('Groups', 'input', 'groups')
  return { audience, groups: groups.sort((a, b) => a - b) }
}

const NAME_ONE = `Name from 1 to ${MOST_GROUPS} groups.`
