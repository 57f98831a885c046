import type { Metadata } from 'next'
import { askPage } from '../../../../gateway/ask-page'
import { TraceSearchDocument, type TraceSearchQueryVariables } from '../../../../generated/graphql'
import { loadTraceSearch, traceVariables, writeTraceSearch } from '../../../../release/trace/search-params'
import { TraceSearchView } from '../../../../release/trace/search-view'

export const metadata: Metadata = { title: 'Trace' }

/** Where the releases have been that have a commit or a package. */
export default async function TracePage({ searchParams }: PageProps<'/releases/trace'>) {
  const search = await loadTraceSearch(searchParams)
  const variables: TraceSearchQueryVariables = traceVariables(search)
  return (
    <TraceSearchView
      served={await askPage(TraceSearchDocument, variables, writeTraceSearch('/releases/trace', search))}
    />
  )
}
