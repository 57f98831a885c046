import type { Metadata } from 'next'
import { fromOf } from '../../../../../deployment/from'
import { DeploymentView } from '../../../../../deployment/view'
import { askPage } from '../../../../../gateway/ask-page'
import { DeploymentPageDocument } from '../../../../../generated/graphql'
import { idOf } from '../../../../../project/path'
import { deploymentPath } from '../../../../../release/path'

export const metadata: Metadata = { title: 'Deployment' }

/** One deployment, with what its task says. */
export default async function DeploymentPage({ params, searchParams }: PageProps<'/deployments/[space]/[deployment]'>) {
  const [{ space, deployment }, { from: asked }] = await Promise.all([params, searchParams])
  const id = idOf(space, deployment)
  const from = fromOf(asked)
  const path = from === null ? deploymentPath(id) : `${deploymentPath(id)}?from=${from}`
  const variables = from === null ? { id } : { id, from }
  return <DeploymentView key={id} served={await askPage(DeploymentPageDocument, variables, path)} />
}
