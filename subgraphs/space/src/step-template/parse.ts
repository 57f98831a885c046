import { refuse } from '@spaceport/kit/write/outcome'
import { nameFault, LONGEST_NAME } from '../write/text.js'
import { jsonFault } from './json-faults.js'

/** A JSON object. */
export type JsonObject = { [key: string]: unknown }

/** What a step template's file says, as far as the graph shows it; everything else stays in the source. */
export type StepTemplateFile = {
  /** The file's `Id`: the same for all versions of one template, in every Space. */
  communityId: string
  name: string
  actionType: string
  version: number
  description: string | null
  category: string | null
  /** `Parameters`, as they are. */
  parameters: JsonObject[]
  /** `Properties`, as they are. */
  properties: JsonObject
  /** The whole file as a value. */
  content: JsonObject
}

/** The largest file, in UTF-8 bytes. */
export const LARGEST_FILE = 1024 * 1024

const LARGEST_VERSION = 2_147_483_647

/**
 * Reads the text of a step template's file, as Octopus exports it; a byte order mark is allowed. Throws `STEP_TEMPLATE_INVALID`
 * with what is wrong and where, `TOO_LARGE` beyond 1 MiB. What could not come out again as it went in is refused: two equal
 * names in one object, and numbers that a double does not hold.
 */
export function parseStepTemplate(source: string): StepTemplateFile {
  if (Buffer.byteLength(source) > LARGEST_FILE) {
    throw refuse('TOO_LARGE', `The file has more than ${LARGEST_FILE / 1024} KiB.`, 'input', 'source')
  }
  const content = readObject(source)
  return {
    communityId: short(content, 'Id'),
    name: short(content, 'Name'),
    actionType: short(content, 'ActionType'),
    version: readVersion(content.Version),
    description: optionalText(content, 'Description'),
    category: optionalText(content, 'Category'),
    parameters: readParameters(content.Parameters),
    properties: readProperties(content.Properties),
    content,
  }
}

function invalid(message: string): Error {
  return refuse('STEP_TEMPLATE_INVALID', message, 'input', 'source')
}

function readObject(source: string): JsonObject {
  if (!source.isWellFormed()) throw invalid('The file is not well-formed Unicode.')
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw invalid(`The file is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}.`)
  }
  if (!isObject(value)) throw invalid('The file is not a JSON object.')
  const fault = jsonFault(text)
  if (fault) throw invalid(`The file ${fault}.`)
  return value
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function short(content: JsonObject, key: string): string {
  const value = Object.hasOwn(content, key) ? content[key] : undefined
  if (value === undefined) throw invalid(`"${key}" is missing.`)
  if (typeof value !== 'string') throw invalid(`"${key}" is not a text.`)
  const fault = nameFault(value)
  if (fault) throw invalid(`"${key}" ${fault}.`)
  return value
}

function optionalText(content: JsonObject, key: string): string | null {
  const value = Object.hasOwn(content, key) ? content[key] : null
  if (value === null) return null
  if (typeof value !== 'string') throw invalid(`"${key}" is not a text.`)
  // Real descriptions hold odd control characters; only what no PostgreSQL text can hold is refused.
  if (!value.isWellFormed()) throw invalid(`"${key}" is not well-formed Unicode.`)
  if (value.includes('\0')) throw invalid(`"${key}" holds the character U+0000.`)
  return value
}

/** Real templates begin with 0 or 1. */
function readVersion(version: unknown): number {
  if (version === undefined) throw invalid('"Version" is missing.')
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0 || version > LARGEST_VERSION) {
    throw invalid('"Version" is not a whole number from 0.')
  }
  return version
}

function readProperties(properties: unknown): JsonObject {
  if (properties === undefined) throw invalid('"Properties" is missing.')
  if (!isObject(properties)) throw invalid('"Properties" is not an object.')
  return properties
}

function readParameters(parameters: unknown): JsonObject[] {
  if (parameters === undefined) throw invalid('"Parameters" is missing.')
  if (!Array.isArray(parameters)) throw invalid('"Parameters" is not a list.')
  return parameters.map((parameter: unknown, i) => {
    const at = `"Parameters[${i}]`
    if (!isObject(parameter)) throw invalid(`${at}" is not an object.`)
    if (typeof parameter.Name !== 'string') throw invalid(`${at}.Name" is not a text.`)
    if (parameter.Name.length > LONGEST_NAME) throw invalid(`${at}.Name" has more than ${LONGEST_NAME} characters.`)
    for (const key of ['Label', 'HelpText']) {
      const value = parameter[key] ?? null
      if (value !== null && typeof value !== 'string') throw invalid(`${at}.${key}" is neither a text nor null.`)
    }
    return parameter
  })
}
