import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused, type Use } from '../write/unused.js'
import { requireVersion } from '../write/version.js'
import { keptLifecycle } from './kept.js'

/** Which lifecycle is to be deleted. */
export type DeleteLifecycle = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Deletes a lifecycle with its phases. Throws `IN_USE` while projects or channels go by it. */
export function deleteLifecycle(context: SpaceContext, input: DeleteLifecycle): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Lifecycles', input.id, 'id')
  return change(context, {
    operation: 'deleteLifecycle',
    permission: 'LifecycleDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'Lifecycles', local, 'input', 'id'),
    async run(tx) {
      const before = await keptLifecycle(tx, local)
      await requireVersion(tx, context, 'Lifecycles', before, input.expectedVersion)
      await requireUnused(tx, context, usesOf(local), 'input', 'id')
      await tx.lifecycle.delete({ where: { id: local } })
      return { answer: { deletedId: input.id }, changed: [changed(context, 'Lifecycles', { before })] }
    },
  })
}

function usesOf(lifecycleId: number): Use[] {
  return [
    { kind: 'Projects', where: { lifecycleId }, called: ['project', 'projects'] },
    { kind: 'Channels', where: { lifecycleId }, called: ['channel', 'channels'] },
  ]
}
