import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { idOf } from '../../../../../../project/path'
import { releasesOf } from '../../../../../../project/releases/source'
import { ProjectReleases } from '../../../../../../project/releases/view'

export const metadata: Metadata = { title: 'Releases of a project' }

/** The releases of one project. */
export default async function ProjectReleasesPage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/releases'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  const { document, variables, schema, path } = releasesOf(id)
  const search = await schema.load(searchParams)
  return (
    <ProjectReleases key={id} id={id} served={await askPage(document, variables(search), schema.path(path, search))} />
  )
}
