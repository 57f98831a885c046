import { refuse } from '@spaceport/kit/write/outcome'
import { readProperties, readSensitive, type Properties } from '../process/properties.js'

/** Properties as a bundle carries them: the plain ones, and which of its sensitive texts each of the others has. */
export type CarriedProperties = { plain: Properties; secrets: ReadonlyMap<string, number> }

/** Takes the properties of a carried step or action apart: JSON text, a sensitive one is `{ "secret": 3 }`. Throws `BAD_INPUT`, `TOO_LARGE`. */
export function carriedProperties(text: string): CarriedProperties {
  const parsed = parse(text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw notProperties()
  const plain: [string, unknown][] = []
  const secrets = new Map<string, number>()
  for (const [name, value] of Object.entries(parsed) as [string, unknown][]) {
    const secret = secretOf(value)
    if (secret === null) plain.push([name, value])
    else secrets.set(name, secret)
  }
  const properties = readProperties(Object.fromEntries(plain), 'properties')
  const sensitive = [...secrets.keys()].map((name) => ({ name }))
  readSensitive(sensitive, properties, 'properties')
  return { plain: properties, secrets }
}

/** The place of a sensitive text that a value names; null for a plain one. */
function secretOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1 || !('secret' in value))
    return null
  if (typeof value.secret === 'number' && Number.isSafeInteger(value.secret) && value.secret >= 0) return value.secret
  throw notProperties()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notProperties()
  }
}

function notProperties() {
  return refuse('BAD_INPUT', 'The properties of a step are not an object of texts.')
}
