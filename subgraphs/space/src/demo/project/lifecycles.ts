import type { Lifecycle, Phase, PhaseEnvironment } from '@spaceport/database/space'
import { named } from '../named.js'
import { STAGES, type RequestedEnvironment } from '../request.js'
import { DAY } from '../time.js'

type Draft = {
  name: string
  description: string
  phases: { name: string; environments: number[] }[]
  /** How many days releases are kept after their last deployment; null: for ever. */
  keptDays: number | null
  /** Whether a new release goes to its first phase without being asked. */
  isAutomatic?: boolean
}

const STAGE_NAMES = { DEVELOPMENT: 'Development', TEST: 'Test', STAGING: 'Staging', PRODUCTION: 'Production' } as const

export type Lifecycles = {
  lifecycle: Lifecycle[]
  phase: Phase[]
  phase_environment: PhaseEnvironment[]
  /** Ids of the lifecycles whose environments all live in this Space; the first is the usual one. */
  inside: number[]
  /** The one for urgent fixes, if the Space has stages enough. */
  hotfix: number | null
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

  const drafts: Draft[] = [{ name: 'Standard', description: 'Every stage in turn.', phases: stages, keptDays: 90 }]
  if (stages.length > 2) {
    const description = 'Straight to the last two stages.'
    drafts.push({ name: 'Hotfix', description, phases: stages.slice(-2), keptDays: null })
    drafts.push({
      ...{ name: 'Continuous', description: 'From the first stage to the last.', keptDays: 30, isAutomatic: true },
      phases: [...stages.slice(0, 1), ...stages.slice(-1)],
    })
  }
  const across: Draft = {
    name: 'Across Zones',
    description: 'Ends in environments that other Instances own.',
    phases: [...stages, ...remote.map((e) => ({ name: e.name, environments: [e.id] }))],
    keptDays: null,
  }
  const all = remote.length > 0 ? [...drafts, across] : drafts

  const result: Lifecycles = {
    lifecycle: [],
    phase: [],
    phase_environment: [],
    inside: drafts.map((_, i) => i + 1),
    hotfix: stages.length > 2 ? 2 : null,
    across: remote.length > 0 ? all.length : null,
    route: new Map(),
  }
  const ownIds = new Set(own.map((e) => e.id))
  for (const [i, draft] of all.entries()) {
    addLifecycle(result, draft, new Date(now - (895 - i) * DAY))
    const environments = draft.phases.flatMap((phase) => phase.environments)
    result.route.set(
      i + 1,
      environments.filter((e) => ownIds.has(e)),
    )
  }
  return result
}

function addLifecycle(rows: Lifecycles, draft: Draft, createdAt: Date): void {
  const lifecycleId = rows.lifecycle.length + 1
  const { name, description, keptDays, isAutomatic = false } = draft
  rows.lifecycle.push({
    ...{ id: lifecycleId, ...named(name), description, createdAt, version: 1 },
    ...{ releaseRetentionUnit: keptDays === null ? 'FOREVER' : 'DAYS', releaseRetentionQuantity: keptDays },
    ...{ targetRetentionUnit: 'ITEMS', targetRetentionQuantity: 3 },
  })
  for (const [position, phase] of draft.phases.entries()) {
    const phaseId = rows.phase.length + 1
    const isLast = position === draft.phases.length - 1
    rows.phase.push({
      ...{ id: phaseId, lifecycleId, position, name: phase.name },
      ...{ isOptional: false, minimumEnvironmentsBeforePromotion: 0 },
      // What customers have can be put back to any of the last ten.
      ...{ releaseRetentionUnit: null, releaseRetentionQuantity: null },
      ...{ targetRetentionUnit: isLast ? 'ITEMS' : null, targetRetentionQuantity: isLast ? 10 : null },
    })
    rows.phase_environment.push(
      ...phase.environments.map((environmentId, at) => ({
        ...{ phaseId, environmentId, position: at, isAutomatic: isAutomatic && position === 0 },
      })),
    )
  }
}
