import type { TypedDocumentString } from '../generated/graphql'
import type { FacetCounts, FacetOption } from '../find/facet'
import { filterOf, type listSearch, type ListSearch } from '../find/list-search'
import type { Connection } from '../graph/rows'

/** How many rows one request reads. */
export const PAGE = 100

/** The variables of every list's operation. */
export type ListVariables = {
  first?: number | null
  after?: string | null
  filter?: object | null
  /** Whether the facets are counted in the same request, where there are any. */
  facets?: boolean
  /** Whether all rows are counted; they are, unless told otherwise. */
  count?: boolean
}

/** A kind of list as the server and the browser ask for it. */
export type ListSource<Data, Variables extends ListVariables, Node extends { id: string }> = {
  /** The page's address, such as `/explore/releases`. */
  path: string
  title: string
  /** What the rows are, in the plural. */
  what: string
  document: TypedDocumentString<Data, Variables>
  schema: ReturnType<typeof listSearch>
  facets: readonly FacetOption[]
  variables(search: ListSearch): Variables
  connection(data: Data): Connection<Node> | null | undefined
  counts(data: Data): FacetCounts | null | undefined
}

/** What the variables of all lists have in common. */
export function listVariables(search: ListSearch, facets: readonly FacetOption[]) {
  const filter = filterOf(
    search,
    facets.map(({ id }) => id),
  )
  return {
    // Groups read their rows on their own; of the list only the counts are needed then.
    first: isGrouped(search) ? 1 : PAGE,
    facets: true,
    ...(search.after === null ? {} : { after: search.after }),
    ...(filter ? { filter } : {}),
  }
}

/** Whether rows are shown in groups. */
export function isGrouped({ layout, group }: ListSearch): boolean {
  return layout === 'grouped' && group !== null
}

/** The order that the URL names, of those that the graph has; else the usual one. */
export function orderOf<Field extends string>(
  sort: string,
  fields: Readonly<Record<string, Field>>,
  usual: string,
): { field: Field; direction: 'ASC' | 'DESC' } {
  const isDescending = sort.startsWith('-')
  const name = isDescending ? sort.slice(1) : sort
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field !== undefined) return { field, direction: isDescending ? 'DESC' : 'ASC' }
  const first = Object.values(fields)[0]
  if (first === undefined) throw new Error('a list has an order')
  return usual === sort ? { field: first, direction: 'ASC' } : orderOf(usual, fields, usual)
}
