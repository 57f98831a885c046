import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'

/** What is to change of a project group; what is left out stays. */
export type UpdateProjectGroup = {
  id: string
  name?: string | null
  description?: string | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a project group. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateProjectGroup(context: SpaceContext, input: UpdateProjectGroup): Promise<{ local: number }> {
  const local = readSubject(context, 'ProjectGroups', input.id, 'id')
  return change(context, {
    operation: 'updateProjectGroup',
    permission: 'ProjectGroupEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'ProjectGroups', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.projectGroup.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'ProjectGroups', before, input.expectedVersion)
      const { description } = input
      const after = await tx.projectGroup.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'ProjectGroups', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateProjectGroup) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'project group', (nameKey) =>
    tx.projectGroup.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}
