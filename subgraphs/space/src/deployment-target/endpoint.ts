import type { EndpointStyle } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { LONGEST_TEXT, nameFault } from '../write/text.js'
import { readUrl } from './address.js'
import { ENDPOINT_FIELDS, type EndpointField } from './endpoint-fields.js'

const PATH = ['input', 'endpoint']

/** The most objects and lists within each other. */
const DEEPEST = 20

/**
 * What a style needs to know, as the JSON text that is kept: an object with the fields of the style and no others. Throws `BAD_INPUT`, also
 * for more than 20,000 characters.
 */
export function readEndpoint(style: EndpointStyle, endpoint: unknown): string {
  if (endpoint === null || endpoint === undefined) return readEndpoint(style, {})
  if (!isObject(endpoint)) throw refuse('BAD_INPUT', 'An endpoint is a JSON object.', ...PATH)
  const fields = ENDPOINT_FIELDS[style]
  const given = Object.entries(endpoint).filter(([, value]) => value !== null)
  for (const [name, value] of given) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    const fault = field ? fieldFault(field, value) : `is none of ${Object.keys(fields).join(', ') || 'any'}`
    if (fault) throw refuse('BAD_INPUT', `Of an endpoint of the style ${style}, ${shown(name)} ${fault}.`, ...PATH)
  }
  for (const [name, { isRequired }] of Object.entries(fields)) {
    if (isRequired && !given.some(([one]) => one === name)) {
      throw refuse('BAD_INPUT', `An endpoint of the style ${style} has ${name}.`, ...PATH)
    }
  }
  const text = JSON.stringify(Object.fromEntries(given))
  if (text.length <= LONGEST_TEXT) return text
  throw refuse('BAD_INPUT', `An endpoint has at most ${LONGEST_TEXT} characters.`, ...PATH)
}

function fieldFault({ holds }: EndpointField, value: unknown): string | null {
  switch (holds) {
    case 'flag':
      return typeof value === 'boolean' ? null : 'is true or false'
    case 'object':
      return isObject(value) && isPlain(value, DEEPEST)
        ? null
        : 'is a JSON object, without odd characters and not too deep'
    case 'text':
      return typeof value === 'string' ? nameFault(value) : 'is a text'
    case 'url': {
      const url = typeof value === 'string' ? readUrl(value, ['https', 'http']) : null
      return url && !url.username && !url.password ? null : 'is an http or https address, without a password'
    }
  }
}

/** Whether all texts in a JSON value can be kept, and it is not too deep. */
function isPlain(value: unknown, deepest: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return deepest > 0 && Object.entries(value).every((pair) => pair.every((one) => isPlain(one, deepest - 1)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(name: string): string {
  return JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}...` : name)
}
