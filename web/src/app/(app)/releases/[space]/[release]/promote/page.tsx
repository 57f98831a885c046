import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ReleasePromoteDocument } from '../../../../../../generated/graphql'
import { idOf } from '../../../../../../project/path'
import { releasePath } from '../../../../../../release/path'
import { PromoteView } from '../../../../../../release/promote/view'

export const metadata: Metadata = { title: 'Promote a release' }

/** Where a release can be promoted to, and the form that does it. */
export default async function PromotePage({ params }: PageProps<'/releases/[space]/[release]/promote'>) {
  const { space, release } = await params
  const id = idOf(space, release)
  const variables = { id, space: decodeURIComponent(space) }
  return <PromoteView key={id} served={await askPage(ReleasePromoteDocument, variables, releasePath(id, 'promote'))} />
}
