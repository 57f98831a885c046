import { createLoader, createSerializer, parseAsString, type inferParserType } from 'nuqs/server'

/** The URL of a page of the administration that lists something. */
const pageSearch = {
  /** Part of a name. */
  text: parseAsString.withDefault(''),
  /** Only what lives in this Space. */
  space: parseAsString,
  /** Cursor: the page that begins behind it. Wins over `before`. */
  after: parseAsString,
  /** Cursor: the page that ends in front of it. */
  before: parseAsString,
}

export type PageSearch = inferParserType<typeof pageSearch>

export const loadPageSearch = createLoader(pageSearch)

const serialize = createSerializer(pageSearch)

/** The address of the page at `path` that lists `search`. */
export function pathWith(path: string, search: Partial<PageSearch> = {}): string {
  return serialize(path, search)
}

/** Rows on one page. */
const PAGE = 50

/** The page and the filter, as the lists of the graph take them. */
export function pageVariables({ text, after, before }: PageSearch) {
  const page = after === null && before !== null ? { last: PAGE, before } : { first: PAGE, after }
  return { ...page, text: text.trim() === '' ? null : text.trim() }
}

/** As `pageVariables`, for lists over all Spaces. */
export function spacePageVariables(search: PageSearch) {
  const { text, ...page } = pageVariables(search)
  const filter = { ...(text === null ? {} : { text }), ...(search.space ? { space: [search.space] } : {}) }
  return { ...page, filter }
}
