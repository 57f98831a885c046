import type { Lifecycle, Phase, PhaseEnvironment } from '@spaceport/database/space'
import type { Tx } from '../write/change.js'

/** Phases in order, with their environments in order, as Prisma selects them. */
export const WITH_PHASES = {
  phases: { orderBy: { position: 'asc' }, include: { environments: { orderBy: { position: 'asc' } } } },
} as const

type Whole = Lifecycle & { phases: (Phase & { environments: PhaseEnvironment[] })[] }

/** A lifecycle as the audit keeps it: with its phases. Throws if it is not there. */
export async function keptLifecycle(tx: Tx, local: number) {
  return kept(await tx.lifecycle.findUniqueOrThrow({ where: { id: local }, include: WITH_PHASES }))
}

function kept({ phases, ...row }: Whole) {
  return {
    ...row,
    phases: phases.map(({ environments, lifecycleId: _its, position: _place, ...phase }) => ({
      ...phase,
      environmentIds: environments.map(({ environmentId }) => environmentId),
      automaticEnvironmentIds: environments.filter(({ isAutomatic }) => isAutomatic).map((one) => one.environmentId),
    })),
  }
}
