import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { keptLifecycle } from './kept.js'
import { readPhases, requireReachable, type PhaseGiven } from './read-phases.js'
import { retentionColumns, type RetentionGiven } from './retention.js'

/** What a new lifecycle is to be. */
export type CreateLifecycle = {
  space: string
  name: string
  description?: string | null
  phases: PhaseGiven[]
  releaseRetention?: RetentionGiven | null
  targetRetention?: RetentionGiven | null
  idempotencyKey?: string | null
}

/** Creates a lifecycle with its phases. Throws `CONFLICT` when another one has the name, `BAD_INPUT` for phases that make no sense. */
export function createLifecycle(context: SpaceContext, input: CreateLifecycle): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createLifecycle',
    permission: 'LifecycleCreate',
    input,
    async run(tx) {
      const named = await freeName(input.name, 'lifecycle', (nameKey) =>
        tx.lifecycle.findUnique({ where: { nameKey } }),
      )
      const description = readText(input.description, 'input', 'description')
      const phases = await readPhases(tx, context, input.phases, 'input', 'phases')
      for (const [i, phase] of phases.entries()) requireReachable(phase, 'input', 'phases', String(i))
      const { id } = await tx.lifecycle.create({
        data: {
          ...named,
          description,
          ...retentionColumns(input, 'input'),
          phases: {
            create: phases.map(({ columns, environments }, position) => ({
              ...columns,
              position,
              environments: { create: environments.map((one, place) => ({ ...one, position: place })) },
            })),
          },
        },
      })
      const after = await keptLifecycle(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'Lifecycles', { after })] }
    },
  })
}
