import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ProjectTenantsDocument } from '../../../../../../generated/graphql'
import { afterOf } from '../../../../../../project/next-page'
import { idOf, projectPath } from '../../../../../../project/path'
import { ProjectTenants } from '../../../../../../project/tenants/view'

export const metadata: Metadata = { title: 'Tenants of a project' }

/** The tenants of one project. */
export default async function ProjectTenantsPage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/tenants'>) {
  const [{ space, project }, { after }] = await Promise.all([params, searchParams])
  const id = idOf(space, project)
  const variables = { id, ...afterOf(after) }
  const served = await askPage(ProjectTenantsDocument, variables, projectPath(id, 'tenants'))
  return <ProjectTenants key={JSON.stringify(variables)} served={served} />
}
