import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'

/** What is to change of an environment; what is left out stays. */
export type UpdateEnvironment = {
  id: string
  name?: string | null
  description?: string | null
  sortOrder?: number | null
  useGuidedFailure?: boolean | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes an environment. Throws `NOT_OWNER` for a placeholder, `VERSION_CONFLICT`, or `CONFLICT` for a taken name. */
export function updateEnvironment(context: SpaceContext, input: UpdateEnvironment): Promise<{ local: number }> {
  const local = readSubject(context, 'Environments', input.id, 'id')
  return change(context, {
    operation: 'updateEnvironment',
    permission: 'EnvironmentEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Environments', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.environment.findUniqueOrThrow({ where: { id: local } })
      requireOwner(before, 'input', 'id')
      await requireVersion(tx, context, 'Environments', before, input.expectedVersion)
      const { description, sortOrder, useGuidedFailure } = input
      const after = await tx.environment.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(typeof sortOrder === 'number' ? { sortOrder } : {}),
          ...(typeof useGuidedFailure === 'boolean' ? { useGuidedFailure } : {}),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'Environments', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateEnvironment) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'environment', (nameKey) =>
    tx.environment.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}
