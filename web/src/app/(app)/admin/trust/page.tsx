import type { Metadata } from 'next'
import { loadPageSearch, pathWith, spacePageVariables } from '../../../../admin/page-search'
import { TRUST_PATH } from '../../../../admin/trust/path'
import { Trusts } from '../../../../admin/trust/trusts'
import { askPage } from '../../../../gateway/ask-page'
import { AdminTrustsDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Trust' }

/** The trusts of all Spaces. */
export default async function TrustsPage({ searchParams }: PageProps<'/admin/trust'>) {
  const search = await loadPageSearch(searchParams)
  const { answer, at } = await askPage(AdminTrustsDocument, spacePageVariables(search), pathWith(TRUST_PATH, search))
  return <Trusts answer={answer} search={search} now={at} />
}
