import type { Metadata } from 'next'
import { askPage } from '../../../../../gateway/ask-page'
import { ProjectOverviewDocument } from '../../../../../generated/graphql'
import { ProjectOverview } from '../../../../../project/overview/view'
import { idOf, projectPath } from '../../../../../project/path'

export const metadata: Metadata = { title: 'Project' }

/** One project at a glance. */
export default async function ProjectPage({ params }: PageProps<'/projects/[space]/[project]'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  return <ProjectOverview key={id} served={await askPage(ProjectOverviewDocument, { id }, projectPath(id))} />
}
