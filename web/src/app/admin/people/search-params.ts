import { createLoader, createSerializer, parseAsString, type inferParserType } from 'nuqs/server'

/** The URL of the page of people: everything that decides whom it lists. */
export const peopleSearch = {
  /** Part of a name. */
  text: parseAsString.withDefault(''),
  /** Cursor: the page that begins behind it. Wins over `before`. */
  after: parseAsString,
  /** Cursor: the page that ends in front of it. */
  before: parseAsString,
}

export type PeopleSearch = inferParserType<typeof peopleSearch>

export const loadPeopleSearch = createLoader(peopleSearch)

const serialize = createSerializer(peopleSearch)

/** The address of the page that lists `search`. */
export function peoplePath(search: Partial<PeopleSearch> = {}): string {
  return serialize('/admin/people', search)
}

/** People on one page. */
const PAGE = 50

export function peopleVariables({ text, after, before }: PeopleSearch) {
  const page = after === null && before !== null ? { last: PAGE, before } : { first: PAGE, after }
  return { ...page, text: text.trim() === '' ? null : text.trim() }
}
