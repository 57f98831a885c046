import type { Metadata } from 'next'
import { askPage } from '../../../../gateway/ask-page'
import { CompareReleasesDocument } from '../../../../generated/graphql'
import { compareVariables, loadCompareSearch, writeCompareSearch } from '../../../../release/compare/search-params'
import { CompareView } from '../../../../release/compare/view'

export const metadata: Metadata = { title: 'Compare releases' }

/** Two releases, and what is otherwise in the later one. */
export default async function ComparePage({ searchParams }: PageProps<'/releases/compare'>) {
  const search = await loadCompareSearch(searchParams)
  const path = writeCompareSearch('/releases/compare', search)
  return <CompareView served={await askPage(CompareReleasesDocument, compareVariables(search), path)} />
}
