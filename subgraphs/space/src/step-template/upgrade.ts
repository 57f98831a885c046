import { refuse } from '@spaceport/kit/write/outcome'
import { keptProperties, LARGEST_PROPERTIES, writeProperties, type Properties } from '../process/properties.js'
import { keptParameters, keptProperties as templateProperties } from './parameter.js'

/** A version of a template, as far as actions take from it. */
export type UpgradeVersion = { version: number; parameters: string; properties: string }

/** The property in which Octopus notes the version of an action's template. */
const VERSION = 'Octopus.Action.Template.Version'

/**
 * The properties of an action when it goes from the version of its template that it was made from to another: what it took over as it was
 * follows the template; what somebody set, and the sensitive ones, stay. An action that took over nothing gets nothing new. Throws `TOO_LARGE`.
 */
export function upgradedProperties(
  kept: string,
  from: UpgradeVersion | undefined,
  to: UpgradeVersion,
  ...path: string[]
): string {
  const { plain, secrets } = keptProperties(kept)
  const [base, next] = [from ? usual(from) : {}, usual(to)]
  const tookOver = (name: string) => has(base, name) && plain[name] === base[name]
  const own = Object.entries(plain).flatMap(([name, value]): [string, string | null][] => {
    if (name === VERSION) return [[name, String(to.version)]]
    if (!tookOver(name)) return [[name, value]]
    return has(next, name) ? [[name, next[name] ?? null]] : []
  })
  const follows = Object.keys(plain).some(tookOver)
  const isNew = (name: string) => !has(base, name) && !has(plain, name) && !secrets.has(name)
  const added = follows ? Object.entries(next).filter(([name]) => isNew(name)) : []
  const text = writeProperties({ plain: Object.fromEntries([...own, ...added]), secrets })
  if (Buffer.byteLength(text) > LARGEST_PROPERTIES) {
    throw refuse('TOO_LARGE', `An action would have more than ${LARGEST_PROPERTIES / 1024} KiB of properties.`, ...path)
  }
  return text
}

/** What an action takes over from a version, as far as it is text: its properties and what its parameters are unless somebody fills them in. */
function usual(version: UpgradeVersion): Properties {
  const properties = Object.entries(templateProperties(version)).flatMap(([name, value]): [string, string | null][] =>
    value === null || typeof value === 'string' ? [[name, value]] : [],
  )
  const parameters = keptParameters(version).flatMap(({ Name, DefaultValue }): [string, string][] =>
    typeof DefaultValue === 'string' ? [[Name, DefaultValue]] : [],
  )
  return Object.fromEntries([...properties, ...parameters])
}

function has(properties: Properties, name: string): boolean {
  return Object.hasOwn(properties, name)
}
