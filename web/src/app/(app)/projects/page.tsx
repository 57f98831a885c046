import type { Metadata } from 'next'
import { projectsSource } from '../../../explore/projects/source'
import { ProjectsView } from '../../../explore/projects/view'
import { askPage } from '../../../gateway/ask-page'

export const metadata: Metadata = { title: 'Projects' }

/** The projects of every Space that the caller may enter. */
export default async function ProjectsPage({ searchParams }: PageProps<'/projects'>) {
  const { schema, document, variables, path } = projectsSource
  const search = await schema.load(searchParams)
  return <ProjectsView served={await askPage(document, variables(search), schema.path(path, search))} />
}
