import type { Prisma, StartTrigger, StepCondition } from '@spaceport/database/space'

/** A package that an action takes from a feed; the name is empty for the action's first. */
export type FrozenPackage = { name: string; packageId: string; feedId: number }

/** An action with all that it says: numbers are local ids in the Space that froze it. */
export type FrozenAction = {
  /** Its number: the same as long as the action exists. */
  id: number
  name: string
  actionType: string
  isDisabled: boolean
  isRequired: boolean
  notes: string | null
  environmentIds: number[]
  excludedEnvironmentIds: number[]
  channelIds: number[]
  tenantTagIds: number[]
  accountIds: number[]
  certificateIds: number[]
  workerPoolId: number | null
  stepTemplateId: number | null
  stepTemplateVersion: number | null
  /** JSON text, read by `keptProperties`; a sensitive one is `{ "secretId": 7 }`. */
  properties: string
  packages: FrozenPackage[]
}

/** A step with its actions, in order. */
export type FrozenStep = {
  /** Its number: what variables are scoped by; the same as long as the step exists. */
  id: number
  name: string
  condition: StepCondition
  conditionExpression: string | null
  startTrigger: StartTrigger
  targetRoles: string[]
  maxParallelism: number | null
  /** JSON text, as of an action. */
  properties: string
  actions: FrozenAction[]
}

/** A process as it was at some time, its steps in order. */
export type FrozenProcess = { steps: FrozenStep[] }

const PACKAGE = { name: true, packageId: true, feedId: true } as const satisfies Prisma.ActionPackageSelect

const ACTION = {
  id: true,
  name: true,
  actionType: true,
  isDisabled: true,
  isRequired: true,
  notes: true,
  environmentIds: true,
  excludedEnvironmentIds: true,
  channelIds: true,
  tenantTagIds: true,
  accountIds: true,
  certificateIds: true,
  workerPoolId: true,
  stepTemplateId: true,
  stepTemplateVersion: true,
  properties: true,
  packages: { orderBy: { name: 'asc' }, select: PACKAGE },
} as const satisfies Prisma.ProcessActionSelect

/** The steps of a process as Prisma selects them, in the shape of `FrozenStep` and in order. */
export const STEPS = {
  orderBy: [{ position: 'asc' }, { id: 'asc' }],
  select: {
    id: true,
    name: true,
    condition: true,
    conditionExpression: true,
    startTrigger: true,
    targetRoles: true,
    maxParallelism: true,
    properties: true,
    actions: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select: ACTION },
  },
} satisfies Prisma.DeploymentProcess$stepsArgs
