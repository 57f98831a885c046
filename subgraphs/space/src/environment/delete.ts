import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { usesOfEnvironment } from './uses.js'

/** Which environment is to be deleted. */
export type DeleteEnvironment = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes an environment. Throws `NOT_OWNER` for a placeholder, `IN_USE` while anything refers to it. */
export function deleteEnvironment(
  context: SpaceContext,
  input: DeleteEnvironment,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Environments', input.id, 'id')
  return change(context, {
    operation: 'deleteEnvironment',
    permission: 'EnvironmentDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'Environments', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.environment.findUniqueOrThrow({ where: { id: local } })
      requireOwner(before, 'input', 'id')
      await requireVersion(tx, context, 'Environments', before, input.expectedVersion)
      await requireUnused(tx, context, usesOfEnvironment(local), 'input', 'id')
      await tx.environment.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Environments', { before })] }
    },
  })
}
