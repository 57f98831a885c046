'use client'

import type { ProjectsResult } from './read-page'
import { firstPageOf, PAGE_SIZES, type ProjectSearch } from './search-params'
import { ViewLink } from './view-state'

type PageInfo = Extract<ProjectsResult, { kind: 'rows' }>['pageInfo']

/** The page before the one on screen, or null. */
export function previousPage(served: ProjectSearch, page: PageInfo): ProjectSearch | null {
  return page.hasPreviousPage && page.startCursor !== null ? { ...firstPageOf(served), before: page.startCursor } : null
}

/** The page behind the one on screen, or null. */
export function nextPage(served: ProjectSearch, page: PageInfo): ProjectSearch | null {
  return page.hasNextPage && page.endCursor !== null ? { ...firstPageOf(served), after: page.endCursor } : null
}

function Step({ to, label, shortcut }: { to: ProjectSearch | null; label: string; shortcut: string }) {
  if (to === null) {
    return (
      <span role="link" aria-disabled="true" className="control h-7">
        {label}
      </span>
    )
  }
  return (
    <ViewLink to={to} className="control h-7" aria-keyshortcuts={shortcut}>
      {label}
    </ViewLink>
  )
}

/** From page to page, and how long a page is. */
export function Pager({ served, page, shown }: { served: ProjectSearch; page: PageInfo; shown: number }) {
  return (
    <nav
      aria-label="Pages"
      className="flex h-11 shrink-0 items-center gap-2 border-t border-line bg-surface px-4 text-sm text-muted sm:px-5"
    >
      <span className="tabular-nums">{shown} on this page</span>
      <span className="ml-auto flex items-center gap-0.5 max-sm:hidden" role="group" aria-label="Rows on a page">
        {PAGE_SIZES.map((size) => (
          <ViewLink
            key={size}
            to={firstPageOf(served, { size })}
            aria-label={`${size} rows on a page`}
            aria-current={size === served.size ? 'true' : undefined}
            className="rounded px-1.5 py-1 tabular-nums hover:text-ink aria-[current=true]:bg-line aria-[current=true]:text-ink"
          >
            {size}
          </ViewLink>
        ))}
      </span>
      <span className="flex gap-1.5 max-sm:ml-auto sm:ml-2">
        <Step to={previousPage(served, page)} label="Previous" shortcut="p" />
        <Step to={nextPage(served, page)} label="Next" shortcut="n" />
      </span>
    </nav>
  )
}
