import { NOWHERE } from '@spaceport/kit/rights/scope'
import { maySee } from '../access/view.js'
import type { SpaceContext } from '../context.js'
import { environmentsInOrder } from '../environment/in-order.js'
import { phasesOf, type PhaseRule } from './progression-phase.js'
import { RETENTION, releaseRetention, targetRetention, type Retention, type RetentionRow } from './retention.js'

/** What effective phases follow from, as Prisma selects it of a lifecycle. */
export const OF_EFFECTIVE = {
  ...RETENTION,
  phases: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      name: true,
      isOptional: true,
      minimumEnvironmentsBeforePromotion: true,
      ...RETENTION,
      environments: { orderBy: { position: 'asc' }, select: { environmentId: true, isAutomatic: true } },
    },
  },
} as const

type Phase = RetentionRow & {
  id: number
  name: string
  isOptional: boolean
  minimumEnvironmentsBeforePromotion: number
  environments: { environmentId: number; isAutomatic: boolean }[]
}

/** One phase as it counts. */
export type Effective = {
  position: number
  name: string
  /** The number of the phase that it is; null for one that stands for an environment. */
  phaseId: number | null
  rule: PhaseRule
  releaseRetention: Retention
  targetRetention: Retention
}

const FOR_EVER: Retention = { unit: 'FOREVER', quantity: null }

/** The phases of a lifecycle as they count in the Space, without those that only stand for an environment that the caller cannot see. */
export async function effectivePhases(
  context: SpaceContext,
  lifecycle: RetentionRow & { phases: Phase[] },
): Promise<Effective[]> {
  const { phases } = lifecycle
  const environments = namesAll(phases) ? [] : await environmentsInOrder(context)
  const names = new Map(environments.map(({ id, name }) => [id, name]))
  const rules = phasesOf(phases.map(ruleOf), [...names.keys()])
  const all = rules.map((rule, position): Effective => {
    const phase = phases[position]
    return {
      position,
      name: phase?.name ?? names.get(rule.environments[0]?.id ?? 0) ?? '',
      phaseId: phase?.id ?? null,
      rule,
      releaseRetention: (phase && releaseRetention(phase)) ?? releaseRetention(lifecycle) ?? FOR_EVER,
      targetRetention: (phase && targetRetention(phase)) ?? targetRetention(lifecycle) ?? FOR_EVER,
    }
  })
  return all.filter(
    ({ phaseId, rule }) => phaseId !== null || rule.environments.every(({ id }) => seesOne(context, id)),
  )
}

/** Whether all environments that a lifecycle goes to are in its phases, so that the others do not matter. */
export function namesAll(phases: readonly { environments: readonly unknown[] }[]): boolean {
  return phases.length > 0 && phases.every(({ environments }) => environments.length > 0)
}

function ruleOf({ environments, isOptional, minimumEnvironmentsBeforePromotion }: Phase): PhaseRule {
  const ids = environments.map(({ environmentId, isAutomatic }) => ({ id: environmentId, isAutomatic }))
  return { environments: ids, isOptional, minimumEnvironmentsBeforePromotion }
}

function seesOne({ rights }: SpaceContext, id: number): boolean {
  return maySee(rights, 'Environments', { ...NOWHERE, Environments: [id] })
}
