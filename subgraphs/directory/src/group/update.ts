import { expectVersion, refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'
import { groupToChange } from './find.js'

export type UpdateGroup = ChangeInput & { id: string; name: string; expectedVersion?: number | null | undefined }

/** Renames a group. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `BAD_INPUT`, `CONFLICT` for a name that another has. */
export function updateGroup(context: DirectoryContext, input: UpdateGroup): Promise<{ id: number }> {
  return change(context, {
    operation: 'updateGroup',
    input,
    async run(tx) {
      const { id, name, version: present } = await groupToChange(tx, context, input.id, 'id')
      expectVersion(present, input.expectedVersion)
      const named = readName(input.name, 'input', 'name')
      const other = await tx.group.findFirst({
        where: { nameKey: named.nameKey, id: { not: id } },
        select: { id: true },
      })
      if (other) throw refuse('CONFLICT', 'Another group has this name.', 'input', 'name')
      const { version } = await tx.group.update({ where: { id }, data: { ...named, version: { increment: 1 } } })
      const [before, after] = [{ name }, { name: named.name }]
      return { answer: { id }, changed: [{ kind: 'Groups', id: directoryId('Groups', id), version, before, after }] }
    },
  })
}
