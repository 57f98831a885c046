import { expectVersion, refuse } from '@spaceport/kit/write/outcome'
import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { nextRevision } from '../membership/revision.js'
import { change, type ChangeInput } from '../write/change.js'
import { readDescription, readName } from '../write/text.js'

export type UpdateSpace = ChangeInput & {
  id: string
  name?: string | null | undefined
  description?: string | null | undefined
  expectedVersion?: number | null | undefined
}

/** Renames or describes a Space; what is not given stays. Throws `NOT_FOUND`, `VERSION_CONFLICT`, `CONFLICT`, `BAD_INPUT`. */
export function updateSpace(context: DirectoryContext, input: UpdateSpace): Promise<{ id: number }> {
  return change(context, {
    operation: 'updateSpace',
    input,
    async run(tx) {
      const id = readId('Spaces', input.id, 'input', 'id')
      await tx.$queryRaw`SELECT 1 AS locked FROM space WHERE id = ${id} FOR UPDATE`
      const row = await tx.space.findFirst({ where: { AND: [{ id }, visibleSpaces(context.caller)] } })
      if (!row) throw notFound('Spaces', 'input', 'id')
      expectVersion(row.version, input.expectedVersion)
      const { name, nameKey, description } = row
      const data = {
        ...(typeof input.name === 'string' ? readName(input.name, 'input', 'name') : { name, nameKey }),
        description:
          input.description === undefined ? description : readDescription(input.description, 'input', 'description'),
      }
      const other = await tx.space.findFirst({
        where: { nameKey: data.nameKey, id: { not: id } },
        select: { id: true },
      })
      if (other) throw refuse('CONFLICT', 'Another Space has this name.', 'input', 'name')
      const { version } = await tx.space.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      await nextRevision(tx)
      const after = { name: data.name, description: data.description }
      const changed = { kind: 'Spaces', id: directoryId('Spaces', id), version, before: { name, description }, after }
      return { answer: { id }, changed: [changed] }
    },
  })
}
