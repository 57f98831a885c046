import { SpaceportError } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'
import { createHash } from 'node:crypto'
import { readName, readText } from '../write/text.js'
import { parseStepTemplate, type StepTemplateFile } from './parse.js'

/** What a version of a template that is made here says. */
export type Content = {
  name: string
  actionType: string
  description: string | null
  category: string | null
  parameters: unknown
  properties: unknown
}

/** What an input says of it; what is left out is as before. */
export type ContentInput = {
  name?: string | null
  actionType?: string | null
  description?: string | null
  category?: string | null
  parameters?: unknown
  properties?: unknown
}

/** The content that an input wants, on top of what there was. Throws `BAD_INPUT`. */
export function readContent(input: ContentInput, before: Content): Content {
  const { name, actionType, description, category, parameters, properties } = input
  return {
    name: readName(name ?? before.name, 'input', 'name'),
    actionType: readName(actionType ?? before.actionType, 'input', 'actionType'),
    description: description === undefined ? before.description : readText(description, 'input', 'description'),
    category: category === undefined ? before.category : readCategory(category),
    parameters: parameters ?? before.parameters,
    properties: properties ?? before.properties,
  }
}

function readCategory(category: string | null): string | null {
  return category === null || category.trim() === '' ? null : readName(category, 'input', 'category')
}

/**
 * A version in the form of a file as Octopus exports it, so that it can be taken elsewhere and is held to the same rules. `id` is the
 * template's id in the graph. Throws `STEP_TEMPLATE_INVALID` for parameters or properties that no file may have, `TOO_LARGE` beyond 1 MiB.
 */
export function fileOf(id: string, version: number, content: Content): { file: StepTemplateFile; source: string } {
  const { name, description, actionType, category, properties, parameters } = content
  const source = JSON.stringify(
    {
      Id: id,
      Name: name,
      Description: description,
      ActionType: actionType,
      Version: version,
      Properties: properties,
      Parameters: parameters,
      ...(category === null ? {} : { Category: category }),
    },
    null,
    2,
  )
  try {
    return { file: parseStepTemplate(source), source }
  } catch (error) {
    // There is no file in the input that the fault could be in.
    throw error instanceof SpaceportError ? refuse(error.code, error.message, 'input') : error
  }
}

/** The columns of a version. */
export function versionRow(file: StepTemplateFile, source: string) {
  const { version, name, actionType, description } = file
  return {
    version,
    name,
    actionType,
    description,
    parameters: JSON.stringify(file.parameters),
    properties: JSON.stringify(file.properties),
    source,
    sourceHash: new Uint8Array(createHash('sha256').update(source).digest()),
  }
}
