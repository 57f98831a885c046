/** The variables by which the operation of any list counts nothing: the first page has told all that is shown of counts. */
export const UNCOUNTED = { facets: false, count: false } as const
