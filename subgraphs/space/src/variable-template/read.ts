import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { readSecret } from '../secret/text.js'
import { readValue } from '../variable/value-text.js'
import { readName, readText } from '../write/text.js'
import type { TemplateRow } from './columns.js'
import type { GivenTemplate } from './given.js'
import { requireFitting } from './fitting.js'
import { writeOptions } from './options.js'

/** A template as it is to be kept, but its place; `secret` is the sensitive default that is still to be kept. */
export type ReadTemplate = Omit<TemplateRow, 'id' | 'projectId' | 'libraryVariableSetId' | 'position'> & {
  nameKey: string
  secret: string | null
}

/**
 * Reads a template; `before` is what it is now. What is left out is not there, but for a sensitive default, which nobody can read to give it
 * again: that stays. Throws `BAD_INPUT`.
 */
export function readTemplate(given: GivenTemplate, before: TemplateRow | null, ...path: string[]): ReadTemplate {
  const name = readName(given.name, ...path, 'name')
  const control = given.control ?? 'SINGLE_LINE_TEXT'
  const options = readChoice(given, control, ...path)
  return {
    ...{ name, nameKey: textKey(name) },
    label: isBlank(given.label) ? null : readName(given.label, ...path, 'label'),
    helpText: readText(given.helpText, ...path, 'helpText'),
    ...{ control, options },
    scope: given.scope ?? 'TENANT',
    isRequired: given.isRequired ?? true,
    ...readDefault(given, before, { control, options }, ...path),
  }
}

function isBlank(text: string | null | undefined): text is null | undefined | '' {
  return text === null || text === undefined || text.trim() === ''
}

function readChoice({ options }: GivenTemplate, control: TemplateRow['control'], ...path: string[]): string | null {
  if (control === 'SELECT') return writeOptions(options ?? [], ...path, 'options')
  if (!options || options.length === 0) return null
  throw refuse('BAD_INPUT', 'Only a SELECT has options.', ...path, 'options')
}

type Form = Pick<TemplateRow, 'control' | 'options'>

type Default = Pick<ReadTemplate, 'defaultValue' | 'defaultSecretId' | 'secret'>

/** An empty default is none. */
function readDefault(given: GivenTemplate, before: TemplateRow | null, form: Form, ...path: string[]): Default {
  const { defaultValue, defaultSecret } = given
  if (form.control === 'SENSITIVE') {
    if (defaultValue) {
      throw refuse('BAD_INPUT', 'A SENSITIVE has its default in "defaultSecret".', ...path, 'defaultValue')
    }
    const kept = defaultSecret === null || defaultSecret === '' ? null : (before?.defaultSecretId ?? null)
    const secret = defaultSecret ? readSecret(defaultSecret, ...path, 'defaultSecret') : null
    return { defaultValue: null, defaultSecretId: kept, secret }
  }
  if (defaultSecret) throw refuse('BAD_INPUT', 'Only a SENSITIVE has a sensitive default.', ...path, 'defaultSecret')
  if (!defaultValue) return { defaultValue: null, defaultSecretId: null, secret: null }
  requireFitting(form, defaultValue, ...path, 'defaultValue')
  return { defaultValue: readValue(defaultValue, ...path, 'defaultValue'), defaultSecretId: null, secret: null }
}
