import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ProjectAuditDocument } from '../../../../../../generated/graphql'
import { afterOf } from '../../../../../../project/next-page'
import { idOf, projectPath } from '../../../../../../project/path'
import { ProjectAudit } from '../../../../../../project/audit/view'

export const metadata: Metadata = { title: 'Audit of a project' }

/** What was done to one project. */
export default async function ProjectAuditPage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/audit'>) {
  const [{ space, project }, { after }] = await Promise.all([params, searchParams])
  const id = idOf(space, project)
  const variables = { id, subject: id, space: decodeURIComponent(space), ...afterOf(after) }
  const served = await askPage(ProjectAuditDocument, variables, projectPath(id, 'audit'))
  return <ProjectAudit key={JSON.stringify(variables)} served={served} />
}
