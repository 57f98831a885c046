import type { Metadata } from 'next'
import { askPage } from '../../../../../gateway/ask-page'
import { ReleaseOverviewDocument } from '../../../../../generated/graphql'
import { idOf } from '../../../../../project/path'
import { ReleaseOverview } from '../../../../../release/overview/view'
import { releasePath } from '../../../../../release/path'

export const metadata: Metadata = { title: 'Release' }

/** One release: what is in it, how far it is, and what comes next. */
export default async function ReleasePage({ params }: PageProps<'/releases/[space]/[release]'>) {
  const { space, release } = await params
  const id = idOf(space, release)
  const variables = { id, cells: { release: [id], space: [decodeURIComponent(space)] } }
  return <ReleaseOverview key={id} served={await askPage(ReleaseOverviewDocument, variables, releasePath(id))} />
}
