import { textKey } from '@spaceport/kit/page/text-key'

/** For what a variable's value holds: within a list for any of them, and for all lists that are not empty. */
export type VariableScope = {
  environmentIds: readonly number[]
  targetIds: readonly number[]
  roles: readonly string[]
  stepIds: readonly number[]
  channelIds: readonly number[]
  tenantTagIds: readonly number[]
  processIds: readonly number[]
}

/** Where values are asked for. What is null is not known or not there: a value scoped to one of its kind does not hold. */
export type VariableContext = {
  environmentId: number | null
  /** The deployment target that the step runs on, with its roles. */
  target: { id: number; roles: readonly string[] } | null
  /** The step that runs, with the roles that it targets. */
  step: { id: number; roles: readonly string[] } | null
  channelId: number | null
  tenant: { id: number; tagIds: readonly number[] } | null
  /** The project's deployment process or a runbook's. */
  processId: number | null
}

/**
 * The kinds of scope, the most specific first (octopus.com/docs/projects/variables/getting-started#scope-specificity).
 * `TARGETED_ROLE` is a role of the target that the step targets too, `ROLE` any role of the target.
 */
export const DIMENSIONS = [
  'STEP',
  'TARGET',
  'TARGETED_ROLE',
  'ROLE',
  'TENANT',
  'TENANT_TAG',
  'ENVIRONMENT',
  'CHANNEL',
  'PROCESS',
] as const

/** A kind of scope. */
export type Dimension = (typeof DIMENSIONS)[number]

/** How a scope meets a context in one dimension: it says nothing of it, it is met, or it excludes the value. */
export type Meeting = 'UNSCOPED' | 'MET' | 'EXCLUDED'

/** How the scope of a value, which may be a tenant's own, meets a context, by dimension. */
export function meetings(
  scope: VariableScope,
  tenantId: number | null,
  context: VariableContext,
): Record<Dimension, Meeting> {
  const { target, step, tenant } = context
  const roles = keys(scope.roles)
  const [ofTarget, ofStep] = roles.length === 0 ? [[], []] : [keys(target?.roles ?? []), keys(step?.roles ?? [])]
  const met = roles.filter((role) => ofTarget.includes(role))
  const targeted = met.filter((role) => ofStep.includes(role))
  return {
    STEP: meeting(scope.stepIds, step ? [step.id] : []),
    TARGET: meeting(scope.targetIds, target ? [target.id] : []),
    TARGETED_ROLE: targeted.length > 0 ? 'MET' : 'UNSCOPED',
    ROLE: meeting(roles, met),
    TENANT: meeting(tenantId === null ? [] : [tenantId], tenant ? [tenant.id] : []),
    TENANT_TAG: meeting(scope.tenantTagIds, tenant?.tagIds ?? []),
    ENVIRONMENT: meeting(scope.environmentIds, context.environmentId === null ? [] : [context.environmentId]),
    CHANNEL: meeting(scope.channelIds, context.channelId === null ? [] : [context.channelId]),
    PROCESS: meeting(scope.processIds, context.processId === null ? [] : [context.processId]),
  }
}

function meeting<Id>(scoped: readonly Id[], present: readonly Id[]): Meeting {
  if (scoped.length === 0) return 'UNSCOPED'
  return scoped.some((id) => present.includes(id)) ? 'MET' : 'EXCLUDED'
}

/** Roles by the names that tell them apart. */
function keys(roles: readonly string[]): string[] {
  return roles.map(textKey)
}
