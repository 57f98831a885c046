'use client'

import type { MissingValuesQuery } from '../generated/graphql'
import type { Completeness } from '../graph/rows'
import { numberText } from '../view/count-text'
import { missingPath, type MissingSearch } from './search-params'

type PagesProps = {
  data: MissingValuesQuery
  search: MissingSearch
  /** How many are on this page. */
  shown: number
}

/** How many lack values in all, and the way to those that are on further pages. */
export function Pages({ data, search, shown }: PagesProps) {
  const { projects, tenants } = data
  const isLater = search.projectsAfter !== null || search.tenantsAfter !== null
  const next = {
    // Behind the end of a list that is shorter than the other comes nothing more.
    projectsAfter: projects?.pageInfo.endCursor ?? search.projectsAfter,
    tenantsAfter: tenants?.pageInfo.endCursor ?? search.tenantsAfter,
  }
  const hasMore = (projects?.pageInfo.hasNextPage ?? false) || (tenants?.pageInfo.hasNextPage ?? false)
  const counts = [projects && countText(projects, 'project'), tenants && countText(tenants, 'tenant')]
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-3 text-sm text-muted sm:px-5">
      <p role="status">
        {
          // Tenants of one project may lack only values of another.
          search.project === '' ? counts.filter(Boolean).join(' and ') : `${numberText(shown)} on this page`
        }{' '}
        with missing values.
      </p>
      {isLater && (
        <a className="control h-7" href={missingPath({ ...search, projectsAfter: null, tenantsAfter: null })}>
          First page
        </a>
      )}
      {hasMore && (
        <a className="control h-7" href={missingPath({ ...search, ...next, open: null })}>
          Next page
        </a>
      )}
    </div>
  )
}

function countText({ totalCount, completeness }: { totalCount: number; completeness: Completeness }, one: string) {
  const atLeast = completeness.missing.length > 0 ? 'at least ' : ''
  return `${atLeast}${numberText(totalCount)} ${totalCount === 1 ? one : `${one}s`}`
}
