import type { ControlType, TemplateScope } from '@spaceport/database/space'

/** The columns of a template that its fields and the audit show. */
export const TEMPLATE_COLUMNS = {
  id: true,
  projectId: true,
  libraryVariableSetId: true,
  position: true,
  name: true,
  label: true,
  helpText: true,
  control: true,
  options: true,
  scope: true,
  isRequired: true,
  defaultValue: true,
  defaultSecretId: true,
} as const

/** A template as it is kept. */
export type TemplateRow = {
  id: number
  projectId: number | null
  libraryVariableSetId: number | null
  position: number
  name: string
  label: string | null
  helpText: string | null
  control: ControlType
  /** `value|label` lines of a `SELECT`. */
  options: string | null
  scope: TemplateScope
  isRequired: boolean
  defaultValue: string | null
  defaultSecretId: number | null
}
