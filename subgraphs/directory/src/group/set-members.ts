import { expectVersion } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'

export type SetGroupMembers = ChangeInput & {
  group: string
  users: string[]
  expectedVersion?: number | null | undefined
}

/** Says who is in a group from now on: exactly these. Throws `NOT_FOUND` for the group or a user, `VERSION_CONFLICT`. */
export function setGroupMembers(context: DirectoryContext, input: SetGroupMembers): Promise<{ id: number }> {
  return change(context, {
    operation: 'setGroupMembers',
    input,
    async run(tx) {
      const groupId = readId('Groups', input.group, 'input', 'group')
      await tx.$queryRaw`SELECT 1 AS locked FROM "group" WHERE id = ${groupId} FOR UPDATE`
      const group = await tx.group.findUnique({
        where: { id: groupId },
        select: { version: true, members: { select: { userId: true }, orderBy: { userId: 'asc' } } },
      })
      if (!group) throw notFound('Groups', 'input', 'group')
      expectVersion(group.version, input.expectedVersion)
      const wanted = [...new Set(input.users.map((id) => readId('Users', id, 'input', 'users')))].sort((a, b) => a - b)
      if ((await tx.user.count({ where: { id: { in: wanted } } })) < wanted.length) {
        throw notFound('Users', 'input', 'users')
      }
      const present = group.members.map(({ userId }) => userId)
      const joining = wanted.filter((userId) => !present.includes(userId))
      if (joining.length === 0 && wanted.length === present.length) return { answer: { id: groupId }, changed: [] }
      await tx.groupMember.deleteMany({ where: { groupId, userId: { notIn: wanted } } })
      await tx.groupMember.createMany({ data: joining.map((userId) => ({ groupId, userId })) })
      const { version } = await tx.group.update({ where: { id: groupId }, data: { version: { increment: 1 } } })
      const changed = {
        kind: 'Groups',
        id: directoryId('Groups', groupId),
        version,
        before: { members: present.map((id) => directoryId('Users', id)) },
        after: { members: wanted.map((id) => directoryId('Users', id)) },
      }
      return { answer: { id: groupId }, changed: [changed] }
    },
  })
}
