import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { OutgoingBundlePageDocument } from '../../../../../../generated/graphql'
import { idOf } from '../../../../../../project/path'
import { OutgoingView } from '../../../../../../promotion/outgoing/view'
import { outgoingPath } from '../../../../../../promotion/path'

export const metadata: Metadata = { title: 'Outgoing bundle' }

/** A bundle that was made for another Space: its file, its way, and what comes back. */
export default async function OutgoingBundlePage({ params }: PageProps<'/promotions/outgoing/[space]/[bundle]'>) {
  const { space, bundle } = await params
  const id = idOf(space, bundle)
  return <OutgoingView key={id} served={await askPage(OutgoingBundlePageDocument, { id }, outgoingPath(id))} />
}
