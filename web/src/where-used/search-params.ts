import { createLoader, createSerializer, parseAsString, type inferParserType } from 'nuqs/server'
import type { WhereUsedQueryVariables } from '../generated/graphql'

/** The URL of the page: what is asked for, by one of these. */
export const WHERE_USED = {
  /** Words in the name of what is to be found. */
  find: parseAsString.withDefault(''),
  /** One thing, by id. */
  id: parseAsString.withDefault(''),
  /** A package, by the id that its feed gives it. */
  package: parseAsString.withDefault(''),
  /** A variable, by name, over all Spaces. */
  variable: parseAsString.withDefault(''),
  /** Ids of Spaces; none means all. */
  space: parseAsString.withDefault(''),
  /** Cursor that the uses begin behind. */
  after: parseAsString,
}

export type WhereUsedSearch = inferParserType<typeof WHERE_USED>

export const loadWhereUsed = createLoader(WHERE_USED)

const serialize = createSerializer(WHERE_USED)

/** The address of a question. */
export function whereUsedPath(search: Partial<WhereUsedSearch> = {}): string {
  return serialize('/where-used', search)
}

/** The kinds of which the graph knows where they are used, as ids begin, and that are found by name. */
const USABLE = [
  'Accounts',
  'Certificates',
  'Channels',
  'Environments',
  'Feeds',
  'LibraryVariableSets',
  'Lifecycles',
  'MachinePolicies',
  'StepTemplates',
  'TagSets',
  'WorkerPools',
] as const

/** What the page asks the graph. An id goes before a package, that before a variable, and all before words. */
export function whereUsedVariables(search: WhereUsedSearch): WhereUsedQueryVariables {
  const [id, name, variable, find] = [search.id, search.package, search.variable, search.find].map((one) => one.trim())
  const spaces = search.space.split(',').filter((one) => one !== '')
  const by = id ? 'id' : name ? 'package' : variable ? 'variable' : find ? 'find' : null
  return {
    byId: by === 'id',
    byPackage: by === 'package',
    byVariable: by === 'variable',
    finding: by === 'find',
    ...(by === 'id' && id ? { id } : {}),
    ...(by === 'package' && name ? { package: name } : {}),
    ...(by === 'variable' && variable ? { variable, names: [variable] } : {}),
    ...(by === 'find' && find ? { find, kinds: [...USABLE] } : {}),
    ...(spaces.length > 0 ? { space: spaces } : {}),
    ...(search.after ? { after: search.after } : {}),
  }
}
