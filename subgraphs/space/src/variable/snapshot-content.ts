import type { VariableType } from '@spaceport/database/space'
import type { VariableScope } from './precedence-scope.js'

/** One value of a variable as it was at some time: numbers are local ids in the Space that froze it. */
export type FrozenVariable = {
  /** Its number: the same as long as the value exists. */
  id: number
  /** The library set that says it; null for the project's own. */
  libraryVariableSetId: number | null
  name: string
  description: string | null
  type: VariableType
  /** Of a `STRING`; null for none. */
  value: string | null
  /** Of a `SENSITIVE`: the number of its secret, whose text is nowhere else. */
  secretId: number | null
  accountId: number | null
  certificateId: number | null
  workerPoolId: number | null
  /** How whoever deploys is asked for it; null if nobody is. */
  prompt: FrozenPrompt | null
  scope: { -readonly [List in keyof VariableScope]: VariableScope[List][number][] }
}

/** How a variable is asked for. */
export type FrozenPrompt = { label: string | null; helpText: string | null; isRequired: boolean }

/** The variables of a project and of its library sets as they were at some time. */
export type FrozenVariables = {
  projectId: number
  /** Its library sets, in their order: of two that say the same, the first counts. */
  libraryVariableSets: { id: number; name: string }[]
  /** The project's own first, then those of the sets, each by name. */
  variables: FrozenVariable[]
}

/** The columns of a variable that a snapshot keeps. */
export const FROZEN_COLUMNS = {
  id: true,
  libraryVariableSetId: true,
  name: true,
  nameKey: true,
  description: true,
  type: true,
  value: true,
  secretId: true,
  accountId: true,
  certificateId: true,
  workerPoolId: true,
  isPrompted: true,
  promptLabel: true,
  promptHelp: true,
  isPromptRequired: true,
  environmentIds: true,
  targetIds: true,
  roles: true,
  stepIds: true,
  channelIds: true,
  tenantTagIds: true,
  processIds: true,
} as const

type Row = Omit<FrozenVariable, 'prompt' | 'scope'> &
  FrozenVariable['scope'] & {
    isPrompted: boolean
    promptLabel: string | null
    promptHelp: string | null
    isPromptRequired: boolean
  }

/** A variable as a snapshot keeps it: what means the same is written alike. */
export function frozenVariable(row: Row): FrozenVariable {
  const { id, libraryVariableSetId, name, description, type, value } = row
  const { secretId, accountId, certificateId, workerPoolId } = row
  const prompt = { label: row.promptLabel, helpText: row.promptHelp, isRequired: row.isPromptRequired }
  return {
    ...{ id, libraryVariableSetId, name, description, type, value },
    ...{ secretId, accountId, certificateId, workerPoolId },
    prompt: row.isPrompted ? prompt : null,
    scope: {
      environmentIds: inOrder(row.environmentIds),
      targetIds: inOrder(row.targetIds),
      roles: row.roles.toSorted(),
      stepIds: inOrder(row.stepIds),
      channelIds: inOrder(row.channelIds),
      tenantTagIds: inOrder(row.tenantTagIds),
      processIds: inOrder(row.processIds),
    },
  }
}

function inOrder(ids: readonly number[]): number[] {
  return ids.toSorted((a, b) => a - b)
}
