import { textKey } from '@spaceport/kit/page/text-key'
import type { Prisma } from '@spaceport/database/space'
import { STAGES, type RequestedEnvironment } from './request.js'
import { DAY } from './time.js'

type Draft = { name: string; description: string; phases: { name: string; environments: number[] }[] }

const STAGE_NAMES = { DEVELOPMENT: 'Development', TEST: 'Test', STAGING: 'Staging', PRODUCTION: 'Production' } as const

export type Lifecycles = {
  lifecycle: Prisma.LifecycleCreateManyInput[]
  phase: (Prisma.PhaseCreateManyInput & { id: number })[]
  phase_environment: Prisma.PhaseEnvironmentCreateManyInput[]
  /** Ids of the lifecycles whose environments all live in this Space; the first is the usual one. */
  inside: number[]
  /** The lifecycle that ends in environments owned elsewhere, if the Space has such. */
  across: number | null
  /** The environments of this Space that a lifecycle passes, in order: where its deployments run. */
  route: Map<number, number[]>
}

/** The lifecycles that a team with these environments would have. */
export function lifecycles(environments: RequestedEnvironment[], now: number): Lifecycles {
  const own = environments.filter((e) => e.remoteOf === null)
  const remote = environments.filter((e) => e.remoteOf !== null)
  const stages = STAGES.map((stage) => ({
    name: STAGE_NAMES[stage],
    environments: own.filter((e) => e.stage === stage).map((e) => e.id),
  })).filter((phase) => phase.environments.length > 0)

  const drafts: Draft[] = [{ name: 'Standard', description: 'Every stage in turn.', phases: stages }]
  if (stages.length > 2) {
    drafts.push({ name: 'Hotfix', description: 'Straight to the last two stages.', phases: stages.slice(-2) })
    drafts.push({
      name: 'Continuous',
      description: 'From the first stage to the last.',
      phases: [...stages.slice(0, 1), ...stages.slice(-1)],
    })
  }
  const across: Draft = {
    name: 'Across Zones',
    description: 'Ends in environments that other Instances own.',
    phases: [...stages, ...remote.map((e) => ({ name: e.name, environments: [e.id] }))],
  }
  const all = remote.length > 0 ? [...drafts, across] : drafts

  const result: Lifecycles = {
    lifecycle: [],
    phase: [],
    phase_environment: [],
    inside: drafts.map((_, i) => i + 1),
    across: remote.length > 0 ? all.length : null,
    route: new Map(),
  }
  const ownIds = new Set(own.map((e) => e.id))
  for (const [i, draft] of all.entries()) {
    const id = i + 1
    const { name, description } = draft
    result.lifecycle.push({
      id,
      name,
      nameKey: textKey(name),
      description,
      createdAt: new Date(now - (895 - i) * DAY),
      version: 1,
    })
    for (const [position, phase] of draft.phases.entries()) {
      const phaseId = result.phase.length + 1
      result.phase.push({ id: phaseId, lifecycleId: id, position, name: phase.name })
      result.phase_environment.push(
        ...phase.environments.map((environmentId, at) => ({ phaseId, environmentId, position: at })),
      )
    }
    result.route.set(
      id,
      draft.phases.flatMap((phase) => phase.environments).filter((e) => ownIds.has(e)),
    )
  }
  return result
}
