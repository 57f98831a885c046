import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ProjectsPageDocument } from '../../generated/graphql'
import { signInPath } from '../../security/next-path'
import { Header } from '../frame/header'
import { ProjectsView } from './projects-view'
import { readProjectsPage } from './read-page'
import { loadProjectSearch, projectsPath } from './search-params'
import { projectsVariables } from './variables'

export const metadata: Metadata = { title: 'Projects' }

/**
 * The projects of every Space that the caller may enter. Rendered whole before the first byte is sent (there is no
 * `loading.tsx` on purpose): so it is readable without script, and a lost session is a plain redirect.
 */
export default async function ProjectsPage({ searchParams }: PageProps<'/projects'>) {
  const search = await loadProjectSearch(searchParams)
  const page = await readProjectsPage(search)
  if (page === null) redirect(signInPath(projectsPath(search)))
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#projects"
        className="control absolute top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0 focus-visible:transition-transform"
      >
        Skip to the projects
      </a>
      <Header me={page.me} current="/projects" />
      <ProjectsView
        served={search}
        result={page.result}
        choices={page.choices}
        now={Date.now()}
        graphql={{ query: String(ProjectsPageDocument).trim(), variables: projectsVariables(search) }}
      />
    </div>
  )
}
