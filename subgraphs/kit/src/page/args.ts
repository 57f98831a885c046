import { SpaceportError } from '../errors.js'

/** The largest page. */
export const LARGEST_PAGE = 100

/** The four Relay arguments of a connection. */
export type ConnectionArgs = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** A page that is asked for: `limit` rows from the start, or (`backwards`) from the end, of what lies between the cursors. */
export type PageArgs = { limit: number; backwards: boolean; after: string | null; before: string | null }

/** Reads the Relay arguments. Throws `BAD_PAGE` unless exactly one of `first` and `last` is given, from 1 to 100. */
export function pageArgs({ first, after, last, before }: ConnectionArgs): PageArgs {
  const limit = first ?? last
  if (limit === null || limit === undefined) {
    throw new SpaceportError('BAD_PAGE', `Say how many: first or last, from 1 to ${LARGEST_PAGE}.`)
  }
  if (first !== null && first !== undefined && last !== null && last !== undefined) {
    throw new SpaceportError('BAD_PAGE', 'Give first or last, not both.')
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) {
    throw new SpaceportError('BAD_PAGE', `A page has from 1 to ${LARGEST_PAGE} rows; ${limit} were asked for.`)
  }
  return { limit, backwards: first === null || first === undefined, after: after ?? null, before: before ?? null }
}
