import type { ControlType, TemplateScope } from '@spaceport/database/space'
import type { TemplateOption } from './options.js'

/** A template as an input has it. */
export type GivenTemplate = {
  id?: string | null
  name: string
  label?: string | null
  helpText?: string | null
  control?: ControlType | null
  options?: TemplateOption[] | null
  scope?: TemplateScope | null
  isRequired?: boolean | null
  defaultValue?: string | null
  /** Of a `SENSITIVE`; left out, it stays. */
  defaultSecret?: string | null
}
