import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { ReleaseDeployDocument } from '../../../../../../generated/graphql'
import { idOf } from '../../../../../../project/path'
import { deployVariables, loadDeploySearch, writeDeploySearch } from '../../../../../../release/deploy/search-params'
import { DeployView } from '../../../../../../release/deploy/view'
import { releasePath } from '../../../../../../release/path'

export const metadata: Metadata = { title: 'Deploy a release' }

/** Where a release may be deployed, and the form that does it. */
export default async function DeployPage({ params, searchParams }: PageProps<'/releases/[space]/[release]/deploy'>) {
  const { space, release } = await params
  const id = idOf(space, release)
  const search = await loadDeploySearch(searchParams)
  const path = writeDeploySearch(releasePath(id, 'deploy'), search)
  return (
    <DeployView key={id} id={id} served={await askPage(ReleaseDeployDocument, deployVariables(id, search), path)} />
  )
}
