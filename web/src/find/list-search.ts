import type { UseQueryStatesKeysMap } from 'nuqs'
import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'

/** How a list can be laid out. */
const LAYOUTS = ['table', 'grouped', 'tiles'] as const
export type Layout = (typeof LAYOUTS)[number]

/** What every list keeps in the URL, whatever it lists. */
const COMMON = {
  /** Words in names and other texts. */
  text: parseAsString.withDefault(''),
  /** Ids of Spaces (`Spaces-12`); none means all. */
  space: parseAsArrayOf(parseAsString).withDefault([]),
  /** Ids of Zones (`Zones-2`); none means all. */
  zone: parseAsArrayOf(parseAsString).withDefault([]),
  /** Column ids, in their order; none means the usual ones. */
  columns: parseAsArrayOf(parseAsString),
  layout: parseAsStringLiteral(LAYOUTS).withDefault('table'),
  /** A column by whose values the rows stand in groups. */
  group: parseAsString,
  /** Id of the row whose panel is open. */
  peek: parseAsString,
  /** Cursor that the list begins behind; for those without script. */
  after: parseAsString,
}

/** The URL schema of a list. */
export type ListSchema = {
  parsers: UseQueryStatesKeysMap
  load(params: Promise<Record<string, string | string[] | undefined>>): Promise<ListSearch>
  /** The address of a page with a search. */
  path(base: string, search: Partial<ListSearch>): string
}

/** What else a list keeps in its URL. */
type MoreParsers = Parameters<typeof createLoader>[0]

/** The URL schema of a list: what all have, its order, a parameter for each of its facets, and what else it keeps there. */
export function listSearch(facets: readonly string[], sort: string, more: MoreParsers = {}): ListSchema {
  const chosen: Record<string, ReturnType<typeof facetParser>> = Object.fromEntries(
    facets.map((facet) => [facet, facetParser()]),
  )
  const parsers = { ...COMMON, sort: parseAsString.withDefault(sort), ...chosen, ...more }
  const [read, write] = [createLoader(parsers), createSerializer(parsers)]
  return {
    parsers,
    load: async (params) => read(await params),
    path: (base, search) => write(base, search as Parameters<typeof write>[1]),
  }
}

const facetParser = () => parseAsArrayOf(parseAsString).withDefault([])

/** What a list's URL says, its facets aside. */
export type ListSearch = inferParserType<typeof COMMON> & { sort: string }

/** A search for everything. */
export const EMPTY_SEARCH: ListSearch = {
  text: '',
  space: [],
  zone: [],
  columns: null,
  layout: 'table',
  group: null,
  peek: null,
  after: null,
  sort: '',
}

/** The names chosen of each facet, without those of which none is. */
export function chosenOf(search: object, facets: readonly string[]): Record<string, string[]> {
  const all = search as Record<string, unknown>
  return Object.fromEntries(
    facets.flatMap((facet) => {
      const names = all[facet]
      return Array.isArray(names) && names.length > 0 ? [[facet, names as string[]]] : []
    }),
  )
}

/** The graph's filter for what the URL says; `has` names values as facets do. Undefined: everything. */
export function filterOf(search: ListSearch, facets: readonly string[]) {
  const text = search.text.trim()
  const has = chosenOf(search, facets)
  const filter = {
    ...(search.space.length > 0 ? { space: search.space } : {}),
    ...(search.zone.length > 0 ? { zone: search.zone } : {}),
    ...(text === '' ? {} : { text }),
    ...(Object.keys(has).length > 0 ? { has } : {}),
  }
  return Object.keys(filter).length > 0 ? filter : undefined
}

/** Whether something hides rows. */
export function isFiltered(search: ListSearch, facets: readonly string[]): boolean {
  return filterOf(search, facets) !== undefined
}
