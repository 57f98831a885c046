import { expectVersion } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { userToChange } from './find.js'

export type RemoveUser = ChangeInput & { id: string; expectedVersion?: number | null | undefined }

/**
 * Removes a user with all that lets them in (sessions, API keys, links, group memberships, roles) and the views that they saved.
 * Their id stays in the audit and is never used again. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `INVALID_STATE` for
 * the last administrator.
 */
export function removeUser(context: DirectoryContext, input: RemoveUser): Promise<{ removed: string }> {
  return change(context, {
    operation: 'removeUser',
    input,
    async run(tx) {
      const { id, kind, name, email, version } = await userToChange(tx, context, input.id, 'id')
      expectVersion(version, input.expectedVersion)
      const had = await tx.user.findUniqueOrThrow({
        where: { id },
        select: {
          groups: { select: { groupId: true }, orderBy: { groupId: 'asc' } },
          apiKeys: { select: { id: true }, orderBy: { id: 'asc' } },
          systemRoles: { select: { role: true }, orderBy: { role: 'asc' } },
          savedViews: { select: { id: true }, orderBy: { id: 'asc' } },
        },
      })
      await tx.user.delete({ where: { id } })
      await keepAnAdministrator(tx, 'input', 'id')
      const removed = directoryId('Users', id)
      const before = {
        ...{ kind, name, email },
        groups: had.groups.map(({ groupId }) => directoryId('Groups', groupId)),
        apiKeys: had.apiKeys.map((key) => directoryId('ApiKeys', key.id)),
        systemRoles: had.systemRoles.map(({ role }) => role),
        savedViews: had.savedViews.map((view) => directoryId('SavedViews', view.id)),
      }
      return {
        answer: { removed },
        changed: [{ kind: 'Users', id: removed, version: version + 1, before, after: null }],
      }
    },
  })
}
