import { refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'

export type CreateGroup = ChangeInput & { name: string }

/** Creates a group, with nobody in it. Throws `BAD_INPUT`, or `CONFLICT` for a name that another has. */
export function createGroup(context: DirectoryContext, input: CreateGroup): Promise<{ id: number }> {
  return change(context, {
    operation: 'createGroup',
    input,
    async run(tx) {
      const named = readName(input.name, 'input', 'name')
      if (await tx.group.findUnique({ where: { nameKey: named.nameKey }, select: { id: true } })) {
        throw refuse('CONFLICT', 'Another group has this name.', 'input', 'name')
      }
      const { id, version } = await tx.group.create({ data: named })
      const after = { name: named.name }
      return {
        answer: { id },
        changed: [{ kind: 'Groups', id: directoryId('Groups', id), version, before: null, after }],
      }
    },
  })
}
