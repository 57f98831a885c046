import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { idOf } from '../../../../../../project/path'
import { deploymentsOf } from '../../../../../../project/deployments/source'
import { ProjectDeployments } from '../../../../../../project/deployments/view'

export const metadata: Metadata = { title: 'Deployments of a project' }

/** The deployments of one project. */
export default async function ProjectDeploymentsPage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/deployments'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  const { document, variables, schema, path } = deploymentsOf(id)
  const search = await schema.load(searchParams)
  return (
    <ProjectDeployments
      key={id}
      id={id}
      served={await askPage(document, variables(search), schema.path(path, search))}
    />
  )
}
