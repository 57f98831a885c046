import type { Metadata } from 'next'
import { askPage } from '../../../gateway/ask-page'
import { WhereUsedDocument } from '../../../generated/graphql'
import { loadWhereUsed, whereUsedPath, whereUsedVariables } from '../../../where-used/search-params'
import { WhereUsedView } from '../../../where-used/view'

export const metadata: Metadata = { title: 'Where used' }

/** What uses something, over all Spaces. */
export default async function WhereUsedPage({ searchParams }: PageProps<'/where-used'>) {
  const search = await loadWhereUsed(searchParams)
  return <WhereUsedView served={await askPage(WhereUsedDocument, whereUsedVariables(search), whereUsedPath(search))} />
}
