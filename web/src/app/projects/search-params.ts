import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'

/** Orders of the table, as the URL spells them; `-` is descending. */
export const SORTS = ['name', '-name', 'last-deployed', '-last-deployed'] as const
export type Sort = (typeof SORTS)[number]

/** Rows on one page. */
export const PAGE_SIZES = [25, 50, 100] as const

/** The URL of the projects page: everything that decides what the table shows, and nothing else. */
export const projectSearch = {
  /** Part of a project's name. */
  text: parseAsString.withDefault(''),
  /** Ids of Spaces (`Spaces-12`); none means all. */
  space: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(SORTS).withDefault('name'),
  size: parseAsNumberLiteral(PAGE_SIZES).withDefault(50),
  /** Cursor: the page that begins behind it. Wins over `before`. */
  after: parseAsString,
  /** Cursor: the page that ends in front of it. */
  before: parseAsString,
}

export type ProjectSearch = inferParserType<typeof projectSearch>

export const loadProjectSearch = createLoader(projectSearch)

const serialize = createSerializer(projectSearch)

/** The address of the page that shows `search`. */
export function projectsPath(search: Partial<ProjectSearch>): string {
  return serialize('/projects', search)
}

/** `search` with a change that makes another list of it, seen from its beginning. */
export function firstPageOf(search: ProjectSearch, change: Partial<ProjectSearch> = {}): ProjectSearch {
  return { ...search, ...change, after: null, before: null }
}

/** Whether a filter hides projects. */
export function isFiltered(search: Pick<ProjectSearch, 'text' | 'space'>): boolean {
  return search.text.trim() !== '' || search.space.length > 0
}
