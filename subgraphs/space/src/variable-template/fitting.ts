import { refuse } from '@spaceport/kit/write/outcome'
import type { TemplateRow } from './columns.js'
import { readOptions } from './options.js'

/**
 * Throws `BAD_INPUT` for a value that a template's form could not give: none of its options, or neither `True` nor `False`. One that uses
 * variables, such as `#{Region}`, is not known before it is deployed.
 */
export function requireFitting(
  { control, options }: Pick<TemplateRow, 'control' | 'options'>,
  value: string,
  ...path: string[]
): void {
  if (value.includes('#{')) return
  if (control === 'SELECT' && !readOptions(options).some((option) => option.value === value)) {
    throw refuse('BAD_INPUT', 'It is none of the options.', ...path)
  }
  if (control === 'CHECKBOX' && !/^(true|false)$/i.test(value)) {
    throw refuse('BAD_INPUT', 'It is neither True nor False.', ...path)
  }
}
