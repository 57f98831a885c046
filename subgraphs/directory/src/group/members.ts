import { expectVersion } from '@spaceport/kit/write/outcome'
import type { Written } from '@spaceport/kit/write/write'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import { expectMayTouch } from '../access/may-touch.js'
import { expectNoWaysOfOthers } from '../access/others-ways.js'
import { visibleUsers } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { endOneTimeTokens, endTokensOfOthers } from '../one-time-token/end.js'
import type { ChangeInput, Tx } from '../write/change.js'
import { groupToChange } from './find.js'

/** Which group, and which users. */
export type GroupMembers = ChangeInput & { group: string; users: string[]; expectedVersion?: number | null | undefined }

/** Who is to be in a group: of who is in it, and who is named. */
export type Wanted = (present: readonly number[], named: readonly number[]) => number[]

/**
 * Writes who is in a group from now on. Throws `NOT_FOUND` for the group or a user, `VERSION_CONFLICT`, `FORBIDDEN` for a
 * group, or somebody who comes or goes, with more roles over the fleet than the caller, and `INVALID_STATE` if nobody would be
 * left to administer the system. Links of whoever comes end, but those that the caller made.
 */
export async function writeMembers(
  tx: Tx,
  context: DirectoryContext,
  input: GroupMembers,
  wanted: Wanted,
): Promise<Written<{ id: number }>> {
  const { caller } = context
  const group = await groupToChange(tx, context, input.group, 'group')
  expectVersion(group.version, input.expectedVersion)
  const named = [...new Set(input.users.map((id) => readId('Users', id, 'input', 'users')))].sort((a, b) => a - b)
  const where = { AND: [{ id: { in: named } }, visibleUsers(caller)] }
  if ((await tx.user.count({ where })) < named.length) throw notFound('Users', 'input', 'users')
  const { id, members: present } = group
  const next = wanted(present, named)
  const joining = next.filter((userId) => !present.includes(userId))
  const leaving = present.filter((userId) => !next.includes(userId))
  if (joining.length + leaving.length === 0) return { answer: { id }, changed: [] }
  await expectMayTouch(tx, caller, { users: [...joining, ...leaving] }, 'input', 'users')
  await tx.groupMember.deleteMany({ where: { groupId: id, userId: { in: leaving } } })
  await tx.groupMember.createMany({ data: joining.map((userId) => ({ groupId: id, userId })) })
  await endTokensOfOthers(tx, joining, caller)
  if (group.systemRoles.length > 0) {
    await expectNoWaysOfOthers(tx, context, { users: joining }, 'input', 'users')
    await endOneTimeTokens(tx, joining)
    if (leaving.length > 0) await keepAnAdministrator(tx, 'input', 'users')
  }
  const { version } = await tx.group.update({ where: { id }, data: { version: { increment: 1 } } })
  const users = (ids: readonly number[]) => ids.map((one) => directoryId('Users', one))
  const [before, after] = [{ members: users(present) }, { members: users(next) }]
  return { answer: { id }, changed: [{ kind: 'Groups', id: directoryId('Groups', id), version, before, after }] }
}
