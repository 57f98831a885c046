import type { VariableType } from '@spaceport/database/space'

/** For what a value is to hold, as an input has it. A list that is left out stays; an empty one limits nothing. */
export type GivenScope = {
  environments?: string[] | null
  targets?: string[] | null
  roles?: string[] | null
  /** Numbers of steps. */
  steps?: number[] | null
  channels?: string[] | null
  tenantTags?: string[] | null
  /** The project itself, for its deployments, or runbooks of it. */
  processes?: string[] | null
}

/** How whoever deploys is to be asked for a value, as an input has it. */
export type GivenPrompt = { label?: string | null; helpText?: string | null; isRequired?: boolean | null }

/** What a variable is to be, as an input has it. What is left out stays; null takes away. */
export type GivenVariable = {
  name?: string | null
  description?: string | null
  type?: VariableType | null
  value?: string | null
  secret?: string | null
  account?: string | null
  certificate?: string | null
  workerPool?: string | null
  prompt?: GivenPrompt | null
  scope?: GivenScope | null
}
