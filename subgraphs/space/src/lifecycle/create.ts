import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { requireReferences } from '../write/subject.js'
import { readName, readText } from '../write/text.js'

/** One phase of a new lifecycle, with its environments by id, in order. */
export type NewPhase = { name: string; environments: string[] }

/** What a new lifecycle is to be. */
export type CreateLifecycle = {
  space: string
  name: string
  description?: string | null
  phases: NewPhase[]
  idempotencyKey?: string | null
}

/** The most phases of a lifecycle, and the most environments of a phase. */
const MOST = 50

/** Creates a lifecycle with its phases. Throws `CONFLICT` when another one has the name. */
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
      if (input.phases.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} phases.`, 'input', 'phases')
      const phases = []
      for (const [position, phase] of input.phases.entries()) {
        phases.push(await newPhase(tx, context, phase, position))
      }
      const row = await tx.lifecycle.create({ data: { ...named, description, phases: { create: phases } } })
      const after = { ...row, phases: phases.map(kept) }
      return { answer: { local: after.id }, changed: [changed(context, 'Lifecycles', { after })] }
    },
  })
}

async function newPhase(tx: Tx, context: SpaceContext, phase: NewPhase, position: number) {
  const path = ['input', 'phases', String(position)]
  const name = readName(phase.name, ...path, 'name')
  if (phase.environments.length > MOST) {
    throw refuse('BAD_INPUT', `At most ${MOST} environments.`, ...path, 'environments')
  }
  const environments = await requireReferences(tx, context, 'Environments', phase.environments, ...path, 'environments')
  return {
    name,
    position,
    environments: { create: environments.map((environmentId, place) => ({ environmentId, position: place })) },
  }
}

/** A phase as the audit keeps it. */
function kept({ name, environments }: Awaited<ReturnType<typeof newPhase>>) {
  return { name, environmentIds: environments.create.map(({ environmentId }) => environmentId) }
}
