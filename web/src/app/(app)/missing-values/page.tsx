import type { Metadata } from 'next'
import { askPage } from '../../../gateway/ask-page'
import { MissingValuesDocument } from '../../../generated/graphql'
import { loadMissing, missingPath, missingVariables } from '../../../missing-values/search-params'
import { MissingValuesView } from '../../../missing-values/view'

export const metadata: Metadata = { title: 'Missing values' }

/** What lacks values of templates, over all Spaces that the caller may enter. */
export default async function MissingValuesPage({ searchParams }: PageProps<'/missing-values'>) {
  const search = await loadMissing(searchParams)
  return (
    <MissingValuesView served={await askPage(MissingValuesDocument, missingVariables(search), missingPath(search))} />
  )
}
