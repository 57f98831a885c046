import type { Metadata } from 'next'
import { askPage } from '../../../../../../../gateway/ask-page'
import { NewReleaseDocument } from '../../../../../../../generated/graphql'
import { idOf, projectPath } from '../../../../../../../project/path'
import { NewReleaseView } from '../../../../../../../project/releases/new-view'

export const metadata: Metadata = { title: 'New release' }

/** The form that creates a release of one project. */
export default async function NewReleasePage({ params }: PageProps<'/projects/[space]/[project]/releases/new'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  const path = `${projectPath(id, 'releases')}/new`
  return <NewReleaseView key={id} served={await askPage(NewReleaseDocument, { id }, path)} />
}
