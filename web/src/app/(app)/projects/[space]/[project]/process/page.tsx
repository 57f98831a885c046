import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ProjectProcessDocument } from '../../../../../../generated/graphql'
import { idOf, projectPath } from '../../../../../../project/path'
import { ProjectProcess } from '../../../../../../project/process/view'

export const metadata: Metadata = { title: 'Process of a project' }

/** How one project is deployed. */
export default async function ProjectProcessPage({ params }: PageProps<'/projects/[space]/[project]/process'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  return <ProjectProcess key={id} served={await askPage(ProjectProcessDocument, { id }, projectPath(id, 'process'))} />
}
