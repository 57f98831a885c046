import type { SystemRole } from '@spaceport/kit/caller'
import { expectVersion } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import { expectNoWaysOfOthers } from '../access/others-ways.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { groupToChange } from '../group/find.js'
import { endOneTimeTokens } from '../one-time-token/end.js'
import { userToChange } from '../user/find.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'

export type SetSystemRoles = ChangeInput & {
  subject: string
  roles: SystemRole[]
  expectedVersion?: number | null | undefined
}

/** Whose roles they are: one of the two. */
export type RoleSubject = { userId: number | null; groupId: number | null }

/**
 * Says which roles over the fleet a user or a group has from now on: exactly these. Links of whoever gets one end, since who
 * has such a link would get the role as well. Throws `NOT_FOUND`, `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left
 * to administer the system, or somebody with fewer roles may have another way in.
 */
export function setSystemRoles(context: DirectoryContext, input: SetSystemRoles): Promise<RoleSubject> {
  return change(context, {
    operation: 'setSystemRoles',
    input,
    async run(tx) {
      const of = await subjectOf(tx, context, input.subject)
      expectVersion(of.version, input.expectedVersion)
      const { userId, groupId } = of
      const found = await tx.systemRoleAssignment.findMany({ where: { userId, groupId }, select: { role: true } })
      const before = found.map(({ role }) => role).sort()
      const after = [...new Set(input.roles)].sort()
      const given = after.filter((role) => !before.includes(role))
      if (given.length === 0 && after.length === before.length) return { answer: { userId, groupId }, changed: [] }
      await tx.systemRoleAssignment.deleteMany({ where: { userId, groupId, role: { notIn: after } } })
      await tx.systemRoleAssignment.createMany({ data: given.map((role) => ({ userId, groupId, role })) })
      if (given.length > 0) {
        const groups = groupId === null ? [] : [groupId]
        await expectNoWaysOfOthers(tx, context, { users: of.members, groups }, 'input', 'subject')
        await endOneTimeTokens(tx, of.members)
      }
      if (before.some((role) => !after.includes(role))) await keepAnAdministrator(tx, 'input', 'roles')
      const version = await nextVersion(tx, of)
      const id = userId === null ? directoryId('Groups', groupId ?? 0) : directoryId('Users', userId)
      const kind = userId === null ? 'Groups' : 'Users'
      const changed = { kind, id, version, before: { systemRoles: before }, after: { systemRoles: after } }
      return { answer: { userId, groupId }, changed: [changed] }
    },
  })
}

type Found = RoleSubject & { version: number; members: readonly number[] }

async function subjectOf(tx: Tx, context: DirectoryContext, id: string): Promise<Found> {
  if (id.startsWith('Groups-')) {
    const { id: groupId, version, members } = await groupToChange(tx, context, id, 'subject')
    return { userId: null, groupId, version, members }
  }
  const { id: userId, version } = await userToChange(tx, context, id, 'subject')
  return { userId, groupId: null, version, members: [userId] }
}

async function nextVersion(tx: Tx, { userId, groupId }: RoleSubject): Promise<number> {
  const change = { data: { version: { increment: 1 } }, select: { version: true } } as const
  const { version } =
    userId === null
      ? await tx.group.update({ where: { id: groupId ?? 0 }, ...change })
      : await tx.user.update({ where: { id: userId }, ...change })
  return version
}
