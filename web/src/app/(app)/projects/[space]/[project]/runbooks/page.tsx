import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ProjectRunbooksDocument } from '../../../../../../generated/graphql'
import { afterOf } from '../../../../../../project/next-page'
import { idOf, projectPath } from '../../../../../../project/path'
import { ProjectRunbooks } from '../../../../../../project/runbooks/view'

export const metadata: Metadata = { title: 'Runbooks of a project' }

/** The runbooks of one project. */
export default async function ProjectRunbooksPage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/runbooks'>) {
  const [{ space, project }, { after }] = await Promise.all([params, searchParams])
  const id = idOf(space, project)
  const variables = { id, ...afterOf(after) }
  const served = await askPage(ProjectRunbooksDocument, variables, projectPath(id, 'runbooks'))
  return <ProjectRunbooks key={JSON.stringify(variables)} served={served} />
}
