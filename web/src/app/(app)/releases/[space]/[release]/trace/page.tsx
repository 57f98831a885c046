import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ReleaseTraceDocument } from '../../../../../../generated/graphql'
import { idOf } from '../../../../../../project/path'
import { releasePath } from '../../../../../../release/path'
import { ReleaseTrace } from '../../../../../../release/trace/view'

export const metadata: Metadata = { title: 'Trace of a release' }

/** The whole way of one release over Spaces and Zones. */
export default async function ReleaseTracePage({ params }: PageProps<'/releases/[space]/[release]/trace'>) {
  const { space, release } = await params
  const id = idOf(space, release)
  return <ReleaseTrace key={id} served={await askPage(ReleaseTraceDocument, { id }, releasePath(id, 'trace'))} />
}
