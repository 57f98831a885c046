import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ReleaseSnapshotDocument } from '../../../../../../generated/graphql'
import { idOf } from '../../../../../../project/path'
import { releasePath } from '../../../../../../release/path'
import { ReleaseSnapshot } from '../../../../../../release/snapshot-view'

export const metadata: Metadata = { title: 'Snapshot of a release' }

/** What a release keeps however its project changes. */
export default async function ReleaseSnapshotPage({ params }: PageProps<'/releases/[space]/[release]/snapshot'>) {
  const { space, release } = await params
  const id = idOf(space, release)
  return (
    <ReleaseSnapshot key={id} served={await askPage(ReleaseSnapshotDocument, { id }, releasePath(id, 'snapshot'))} />
  )
}
