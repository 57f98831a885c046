import { ControlType, TemplateScope, VariableType } from '@spaceport/database/space'
import type { PortableRelease, PortableTemplate, PortableVariable } from '@spaceport/kit/bundle/content'
import { refuse } from '@spaceport/kit/write/outcome'
import { readOptions, writeOptions } from '../variable-template/options.js'
import { VALUE_FIELD, type ValueField } from '../variable/value-type.js'
import { readValue } from '../variable/value-text.js'
import { readName, readText } from '../write/text.js'
import { readCarriedName, requireDifferent, requirePlace } from './import-check-process.js'
import { readOneOf, requireAtMost } from './import-text.js'

const MOST_VARIABLES = 20_000
const MOST_TEMPLATES = 500
const MOST_NAMES = 1_000

/** Checks the values that a release carries; `secrets` is how many sensitive texts there are. Throws `BAD_INPUT`. */
export function checkVariables({ variables, needed }: PortableRelease, secrets: number): void {
  requireAtMost(variables, MOST_VARIABLES, 'values')
  for (const variable of variables) checkVariable(variable, secrets)
  requireAtMost(needed, MOST_TEMPLATES, 'names that need a value')
  for (const name of needed) readName(name, 'name of a variable')
}

function checkVariable(variable: PortableVariable, secrets: number): void {
  readName(variable.name, 'name of a variable')
  readText(variable.description, 'description')
  const field = VALUE_FIELD[readOneOf(VariableType, variable.type, 'type of variable')]
  checkValue(variable, field, secrets)
  const { prompt, scope } = variable
  if (prompt) {
    if (field !== 'value' && field !== 'secret') throw refuse('BAD_INPUT', 'Nobody can be asked for such a variable.')
    if (prompt.label !== null) readName(prompt.label, 'label')
    readText(prompt.helpText, 'help text')
  }
  for (const names of Object.values(scope)) {
    requireAtMost(names, MOST_NAMES, 'names in a scope')
    for (const name of names) readCarriedName(name)
  }
  for (const role of scope.roles) readName(role, 'role')
}

/** A value stands where the type says, and nowhere else. */
function checkValue(variable: PortableVariable, field: ValueField, secrets: number): void {
  const { value, secret, account, certificate, workerPool } = variable
  const given = { value, secret, account, certificate, workerPool }
  for (const [name, one] of Object.entries(given)) {
    if (one !== null && name !== field)
      throw refuse('BAD_INPUT', `A ${variable.type} variable has its value in ${field}.`)
  }
  if (value !== null) readValue(value)
  requirePlace(secret, secrets)
  for (const name of [account, certificate, workerPool]) if (name !== null) readCarriedName(name)
}

/** Checks the templates that a release carries. Throws `BAD_INPUT`. */
export function checkTemplates({ templates }: PortableRelease, secrets: number): void {
  requireAtMost(templates, MOST_TEMPLATES, 'templates')
  for (const template of templates) checkTemplate(template, secrets)
  requireDifferent(templates, 'templates')
}

function checkTemplate(template: PortableTemplate, secrets: number): void {
  readName(template.name, 'name of a template')
  if (template.label !== null) readName(template.label, 'label')
  readText(template.helpText, 'help text')
  readOneOf(TemplateScope, template.scope, 'scope of a template')
  const control = readOneOf(ControlType, template.controlType, 'control')
  if ((template.options !== null) !== (control === 'SELECT')) throw refuse('BAD_INPUT', 'Only a SELECT has options.')
  if (template.options !== null) writeOptions(readOptions(template.options))
  const { defaultValue, defaultSecret } = template
  if (control === 'SENSITIVE' ? defaultValue !== null : defaultSecret !== null) {
    throw refuse('BAD_INPUT', 'The default of a template stands where it does not belong.')
  }
  if (defaultValue !== null) readValue(defaultValue)
  requirePlace(defaultSecret, secrets)
}
