import type { ReactNode } from 'react'
import { pathWith, type PageSearch } from './page-search'

type Found<Node> = {
  nodes: readonly Node[]
  totalCount?: number | null
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor?: string | null
    endCursor?: string | null
  }
}

type FoundListProps<Node> = {
  path: string
  search: PageSearch
  found: Found<Node>
  /** What it lists, for screen readers and for the count. */
  label: string
  one: string
  many: string
  /** Whether parts of the fleet did not answer, so that there may be more. */
  isPartial?: boolean
  /** Further fields of the filter. */
  filters?: ReactNode
  /** Said where there is nothing at all. */
  empty: string
  children(node: Node): ReactNode
}

function PageLink({ to, children }: { to: string | null; children: string }) {
  return to === null ? (
    <span className="control" aria-disabled="true">
      {children}
    </span>
  ) : (
    <a className="control" href={to}>
      {children}
    </a>
  )
}

/** A page of things, found by name. Works without script: the filter is a form that is a link. */
export function FoundList<Node extends { id: string }>(props: FoundListProps<Node>) {
  const { path, search, found, label, one, many, isPartial, filters, empty, children } = props
  const { nodes, pageInfo } = found
  const text = search.text.trim()
  const count = found.totalCount ?? nodes.length
  return (
    <div className="mt-5">
      <form method="get" action={path} role="search" className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          name="text"
          defaultValue={search.text}
          aria-label="Find by name"
          placeholder="Find by name"
          className="h-8 min-w-0 flex-1 rounded-lg border border-line-strong bg-raised px-3 placeholder:text-faint sm:max-w-72"
        />
        {filters}
        <button type="submit" className="control">
          Find
        </button>
        <p role="status" className="ml-auto text-muted tabular-nums">
          {isPartial && 'at least '}
          {count.toLocaleString('en')} {count === 1 ? one : many}
        </p>
      </form>
      {nodes.length === 0 ? (
        <p className="mt-4 rounded-lg border border-dashed border-line-strong px-4 py-5 text-muted">
          {text !== '' || search.space || search.after || search.before ? (
            <>
              {text === '' ? 'Nothing is here. ' : `Nothing has “${text}” in its name. `}
              <a className="text-accent underline underline-offset-3" href={path}>
                Show all
              </a>
            </>
          ) : (
            empty
          )}
        </p>
      ) : (
        <ul aria-label={label} className="mt-4 divide-y divide-line border-y border-line">
          {nodes.map((node) => (
            <li key={node.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5">
              {children(node)}
            </li>
          ))}
        </ul>
      )}
      {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
        <nav aria-label="Pages" className="mt-3 flex gap-2">
          <PageLink
            to={
              pageInfo.hasPreviousPage
                ? pathWith(path, { ...search, after: null, before: pageInfo.startCursor ?? null })
                : null
            }
          >
            Previous
          </PageLink>
          <PageLink
            to={
              pageInfo.hasNextPage
                ? pathWith(path, { ...search, before: null, after: pageInfo.endCursor ?? null })
                : null
            }
          >
            Next
          </PageLink>
        </nav>
      )}
    </div>
  )
}
