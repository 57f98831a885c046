import type { Metadata } from 'next'
import { KEYS_PATH } from '../../../../admin/keys/path'
import { KeySpaces } from '../../../../admin/keys/space-list'
import { loadPageSearch, pageVariables, pathWith } from '../../../../admin/page-search'
import { askPage } from '../../../../gateway/ask-page'
import { AdminKeysDocument } from '../../../../generated/graphql'
import { PageBody } from '../../../../view/page-body'

export const metadata: Metadata = { title: 'Keys' }

/** The Spaces whose keys can be looked at. */
export default async function KeysPage({ searchParams }: PageProps<'/admin/keys'>) {
  const search = await loadPageSearch(searchParams)
  const { answer } = await askPage(AdminKeysDocument, pageVariables(search), pathWith(KEYS_PATH, search))
  return (
    <PageBody title="Keys" lead="Choose a Space to see by what others know it.">
      <KeySpaces answer={answer} search={search} />
    </PageBody>
  )
}
