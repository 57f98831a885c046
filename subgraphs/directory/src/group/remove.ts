import { expectVersion } from '@spaceport/kit/write/outcome'
import { keepAnAdministrator } from '../access/keep-administrator.js'
import type { DirectoryContext } from '../context.js'
import { entryChanged } from '../entry/pair.js'
import { directoryId } from '../graph/ids.js'
import { nextRevision } from '../membership/revision.js'
import { change, type ChangeInput } from '../write/change.js'
import { groupToChange } from './find.js'

export type RemoveGroup = ChangeInput & { id: string; expectedVersion?: number | null | undefined }

/**
 * Removes a group: its members lose what they have by it, entry to Spaces included. Its id is never used again. Throws
 * `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left to administer the system.
 */
export function removeGroup(context: DirectoryContext, input: RemoveGroup): Promise<{ removed: string }> {
  return change(context, {
    operation: 'removeGroup',
    input,
    async run(tx) {
      const { id, name, version, members, systemRoles } = await groupToChange(tx, context, input.id, 'id')
      expectVersion(version, input.expectedVersion)
      const entries = await tx.entry.findMany({ where: { groupId: id }, orderBy: { spaceId: 'asc' } })
      await tx.group.delete({ where: { id } })
      if (systemRoles.length > 0) await keepAnAdministrator(tx, 'input', 'id')
      if (entries.length > 0) await nextRevision(tx)
      const removed = directoryId('Groups', id)
      const before = { name, members: members.map((user) => directoryId('Users', user)), systemRoles }
      const group = { kind: 'Groups', id: removed, version: version + 1, before, after: null }
      return { answer: { removed }, changed: [group, ...entries.map((entry) => entryChanged(entry, 'revoked'))] }
    },
  })
}
