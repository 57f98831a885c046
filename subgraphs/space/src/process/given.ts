import type { StartTrigger, StepCondition } from '@spaceport/database/space'
import type { SensitiveProperty } from './properties.js'

/** A package as an input names it. */
export type GivenPackage = { name?: string | null; packageId: string; feed?: string | null }

/** An action as an input has it. */
export type GivenAction = {
  number?: number | null
  name: string
  actionType?: string | null
  isDisabled?: boolean | null
  isRequired?: boolean | null
  notes?: string | null
  environments?: string[] | null
  excludedEnvironments?: string[] | null
  channels?: string[] | null
  tenantTags?: string[] | null
  accounts?: string[] | null
  certificates?: string[] | null
  workerPool?: string | null
  stepTemplate?: string | null
  stepTemplateVersion?: number | null
  properties?: unknown
  sensitiveProperties?: SensitiveProperty[] | null
  packages?: GivenPackage[] | null
}

/** A step as an input has it. */
export type GivenStep = {
  number?: number | null
  name: string
  condition?: StepCondition | null
  conditionExpression?: string | null
  startTrigger?: StartTrigger | null
  targetRoles?: string[] | null
  maxParallelism?: number | null
  properties?: unknown
  sensitiveProperties?: SensitiveProperty[] | null
  actions: GivenAction[]
}
