import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { keptLifecycle } from './kept.js'
import { replacePhases, type PhaseReplaced } from './replace-phases.js'
import { retentionColumns, type RetentionGiven } from './retention.js'

/** What is to change of a lifecycle; what is left out stays. */
export type UpdateLifecycle = {
  id: string
  name?: string | null
  description?: string | null
  /** All its phases, in order. */
  phases?: PhaseReplaced[] | null
  releaseRetention?: RetentionGiven | null
  targetRetention?: RetentionGiven | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a lifecycle. Throws `VERSION_CONFLICT`, `CONFLICT` for a taken name, or `BAD_INPUT` for phases that make no sense. */
export function updateLifecycle(context: SpaceContext, input: UpdateLifecycle): Promise<{ local: number }> {
  const local = readSubject(context, 'Lifecycles', input.id, 'id')
  return change(context, {
    operation: 'updateLifecycle',
    permission: 'LifecycleEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Lifecycles', local, 'input', 'id'),
    async run(tx) {
      const before = await keptLifecycle(tx, local)
      await requireVersion(tx, context, 'Lifecycles', before, input.expectedVersion)
      const { description, phases } = input
      await tx.lifecycle.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...retentionColumns(input, 'input'),
          version: { increment: 1 },
        },
      })
      if (phases) await replacePhases(tx, context, local, phases)
      const after = await keptLifecycle(tx, local)
      return { answer: { local }, changed: [changed(context, 'Lifecycles', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateLifecycle) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'lifecycle', (nameKey) => tx.lifecycle.findFirst({ where: { nameKey, id: { not: local } } }))
}
