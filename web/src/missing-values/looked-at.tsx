'use client'

import type { MissingValuesQuery } from '../generated/graphql'
import type { Completeness } from '../graph/rows'
import { numberText } from '../view/count-text'
import { missingPath, type MissingSearch } from './search-params'

/** How far was looked: the lists are read page by page, and what lacks nothing is not shown. */
export function LookedAt({ data, search }: { data: MissingValuesQuery; search: MissingSearch }) {
  const { projects, tenants } = data
  const isLater = search.projectsAfter !== null || search.tenantsAfter !== null
  const next = {
    projectsAfter: projects?.pageInfo.hasNextPage ? projects.pageInfo.endCursor : search.projectsAfter,
    tenantsAfter: tenants?.pageInfo.hasNextPage ? tenants.pageInfo.endCursor : search.tenantsAfter,
  }
  const hasMore = (projects?.pageInfo.hasNextPage ?? false) || (tenants?.pageInfo.hasNextPage ?? false)
  const texts = [projects && `${progress(projects)} projects`, tenants && `${progress(tenants)} tenants`].filter(
    Boolean,
  )
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-3 text-sm text-muted sm:px-5">
      <p role="status">Looked at {texts.join(' and ')}.</p>
      {isLater && (
        <a className="control h-7" href={missingPath({ ...search, projectsAfter: null, tenantsAfter: null })}>
          From the start
        </a>
      )}
      {hasMore && (
        <a className="control h-7" href={missingPath({ ...search, ...next, open: null })}>
          Look at the next
        </a>
      )}
    </div>
  )
}

type Looked = { nodes: readonly unknown[]; totalCount: number; completeness: Completeness }

function progress({ nodes, totalCount, completeness }: Looked): string {
  const atLeast = completeness.missing.length > 0 ? 'at least ' : ''
  return `${numberText(nodes.length)} of ${atLeast}${numberText(totalCount)}`
}
