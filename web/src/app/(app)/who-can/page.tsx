import type { Metadata } from 'next'
import { askPage } from '../../../gateway/ask-page'
import { WhoCanDocument } from '../../../generated/graphql'
import { loadWhoCan, whoCanPath, whoCanVariables } from '../../../who-can/search-params'
import { WhoCanView } from '../../../who-can/view'

export const metadata: Metadata = { title: 'Who can' }

/** Who can do what where. */
export default async function WhoCanPage({ searchParams }: PageProps<'/who-can'>) {
  const search = await loadWhoCan(searchParams)
  return <WhoCanView served={await askPage(WhoCanDocument, whoCanVariables(search), whoCanPath(search))} />
}
