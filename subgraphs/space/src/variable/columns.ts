import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readName, readText } from '../write/text.js'
import type { Existing } from './existing.js'
import type { GivenVariable } from './given.js'
import { variableReferences } from './references.js'
import type { ScopeColumns } from './scope-lists.js'
import { newScope } from './scope-new.js'
import type { ReadVariable } from './read.js'
import { newValue, type NewValue, type ValueColumns } from './value-new.js'

/** The columns that say how whoever deploys is asked for a value. */
export type PromptColumns = {
  isPrompted: boolean
  promptLabel: string | null
  promptHelp: string | null
  isPromptRequired: boolean
}

/** A variable as it is kept, as far as inputs change it. */
export type VariableColumns = ScopeColumns &
  ValueColumns &
  PromptColumns & { name: string; nameKey: string; description: string | null }

/** A variable as it is to be kept, with what follows from the rest and the sensitive text that is still to be kept. */
export type NewVariable = VariableColumns & { isUnscoped: boolean; variableNames: string[] } & Pick<NewValue, 'secret'>

const NOT_PROMPTED: PromptColumns = { isPrompted: false, promptLabel: null, promptHelp: null, isPromptRequired: false }

/** A variable as it is to be; what is left out stays. Throws what its parts throw; `BAD_INPUT` for a new one without a name. */
export function newColumns(
  context: SpaceContext,
  existing: Existing,
  read: ReadVariable,
  before: VariableColumns | null,
  ...path: string[]
): NewVariable {
  const { given, scope } = read
  const named = newName(given, before, ...path)
  const value = newValue(context, existing, read, before, ...path)
  const scoped = newScope(context, existing, scope, before ?? undefined, ...path, 'scope')
  return {
    ...named,
    description: newDescription(given, before, ...path),
    ...value,
    ...newPrompt(given, before, value, ...path),
    ...scoped,
    isUnscoped: scoped.environmentIds.length === 0,
    variableNames: value.value === null ? [] : variableReferences(value.value).names,
  }
}

function newName({ name }: GivenVariable, before: VariableColumns | null, ...path: string[]) {
  if (name === undefined || name === null) {
    if (before) return { name: before.name, nameKey: before.nameKey }
    throw refuse('BAD_INPUT', 'A new variable needs a name.', ...path, 'name')
  }
  const read = readName(name, ...path, 'name')
  return { name: read, nameKey: textKey(read) }
}

function newDescription({ description }: GivenVariable, before: VariableColumns | null, ...path: string[]) {
  return description === undefined ? (before?.description ?? null) : readText(description, ...path, 'description')
}

function newPrompt(
  { prompt }: GivenVariable,
  before: VariableColumns | null,
  { type }: NewValue,
  ...path: string[]
): PromptColumns {
  const columns = prompt === undefined ? pick(before ?? NOT_PROMPTED) : readPrompt(prompt, ...path, 'prompt')
  if (columns.isPrompted && type !== 'STRING' && type !== 'SENSITIVE') {
    throw refuse('BAD_INPUT', `Nobody can be asked for a ${type} variable, only for text.`, ...path, 'prompt')
  }
  return columns
}

function pick({ isPrompted, promptLabel, promptHelp, isPromptRequired }: PromptColumns): PromptColumns {
  return { isPrompted, promptLabel, promptHelp, isPromptRequired }
}

function readPrompt(prompt: GivenVariable['prompt'], ...path: string[]): PromptColumns {
  if (!prompt) return NOT_PROMPTED
  const { label, helpText, isRequired } = prompt
  return {
    isPrompted: true,
    promptLabel:
      label === undefined || label === null || label.trim() === '' ? null : readName(label, ...path, 'label'),
    promptHelp: readText(helpText, ...path, 'helpText'),
    isPromptRequired: isRequired ?? false,
  }
}
