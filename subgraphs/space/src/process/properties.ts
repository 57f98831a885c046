import { refuse } from '@spaceport/kit/write/outcome'

/** Properties by name, as people give and read them. */
export type Properties = { [name: string]: string | null }

/** The properties of a step or an action, with the numbers of the secrets that its sensitive ones have. */
export type KeptProperties = { plain: Properties; secrets: Map<string, number> }

/** A sensitive property as an input has it; without a value it stays what it is. */
export type SensitiveProperty = { name: string; value?: string | null }

/** The largest properties of a step or an action, as JSON text in UTF-8 bytes. */
export const LARGEST_PROPERTIES = 256 * 1024

/** The most sensitive properties of a step or an action. */
const MOST_SENSITIVE = 100

/** The longest name of a sensitive property, in UTF-16 units. */
const LONGEST_NAME = 1_000

/** What `writeProperties` wrote. */
export function keptProperties(text: string): KeptProperties {
  const kept: { [name: string]: string | null | { secretId: number } } = JSON.parse(text)
  const plain: [string, string | null][] = []
  const secrets = new Map<string, number>()
  for (const [name, value] of Object.entries(kept)) {
    if (typeof value === 'object' && value !== null) secrets.set(name, value.secretId)
    else plain.push([name, value])
  }
  // Not by assignment: a property may be called `__proto__`.
  return { plain: Object.fromEntries(plain), secrets }
}

/** Properties as they are kept: JSON text, the sensitive ones by the numbers of their secrets. */
export function writeProperties({ plain, secrets }: KeptProperties): string {
  const sensitive = [...secrets].map(([name, secretId]) => [name, { secretId }] as const)
  return JSON.stringify(Object.fromEntries<unknown>([...Object.entries(plain), ...sensitive]))
}

/** Properties as an input gives them: an object of texts and nulls. Throws `BAD_INPUT`, or `TOO_LARGE` beyond 256 KiB. */
export function readProperties(value: unknown, ...path: string[]): Properties {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw refuse('BAD_INPUT', 'Not an object of texts.', ...path)
  const entries = Object.entries(value).map(([name, item]: [string, unknown]): [string, string | null] => {
    if (item === null || typeof item === 'string') return [name, item]
    throw refuse('BAD_INPUT', `${shown(name)} is neither a text nor null.`, ...path)
  })
  const properties = Object.fromEntries(entries)
  if (Buffer.byteLength(JSON.stringify(properties)) > LARGEST_PROPERTIES) {
    throw refuse('TOO_LARGE', `The properties have more than ${LARGEST_PROPERTIES / 1024} KiB.`, ...path)
  }
  return properties
}

/** Sensitive properties as an input gives them; each once, and none that is a plain one too. Throws `BAD_INPUT`. */
export function readSensitive(
  given: readonly SensitiveProperty[] | null | undefined,
  plain: Properties,
  ...path: string[]
): readonly SensitiveProperty[] {
  if (!given) return []
  if (given.length > MOST_SENSITIVE) throw refuse('BAD_INPUT', `At most ${MOST_SENSITIVE}.`, ...path)
  const names = new Set<string>()
  for (const [i, { name }] of given.entries()) {
    const at = [...path, String(i), 'name']
    if (name.trim() === '' || name.length > LONGEST_NAME || !name.isWellFormed() || /\p{Cc}/u.test(name)) {
      const what = `well-formed Unicode of 1 to ${LONGEST_NAME} characters, none of them a control character`
      throw refuse('BAD_INPUT', `A name is ${what}.`, ...at)
    }
    if (names.has(name)) throw refuse('BAD_INPUT', `${shown(name)} is there twice.`, ...at)
    if (Object.hasOwn(plain, name)) throw refuse('BAD_INPUT', `${shown(name)} is among the properties too.`, ...at)
    names.add(name)
  }
  return given
}

function shown(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}...` : name)
}
