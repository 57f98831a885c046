import type { Metadata } from 'next'
import { attentionPath, attentionVariables, loadAttention } from '../../../attention/source'
import { AttentionView } from '../../../attention/view'
import { askPage } from '../../../gateway/ask-page'
import { NeedsAttentionDocument } from '../../../generated/graphql'

export const metadata: Metadata = { title: 'Needs attention' }

/** What waits for somebody, over all Spaces that the caller may enter. */
export default async function AttentionPage({ searchParams }: PageProps<'/attention'>) {
  const now = Date.now()
  const search = await loadAttention(searchParams)
  const served = await askPage(NeedsAttentionDocument, attentionVariables(search, now), attentionPath(search))
  return <AttentionView served={served} now={now} />
}
