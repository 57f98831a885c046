import type { Metadata } from 'next'
import { FleetPage } from '../../../../admin/fleet-page'
import { Instances } from '../../../../admin/instances/instances'
import { INSTANCES_PATH } from '../../../../admin/instances/path'
import { loadPageSearch, pageVariables, pathWith } from '../../../../admin/page-search'
import { askPage } from '../../../../gateway/ask-page'
import { AdminInstancesDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Instances' }

/** The Instances of the fleet. */
export default async function InstancesPage({ searchParams }: PageProps<'/admin/instances'>) {
  const search = await loadPageSearch(searchParams)
  const path = pathWith(INSTANCES_PATH, search)
  const { answer } = await askPage(AdminInstancesDocument, pageVariables(search), path)
  return (
    <FleetPage
      answer={answer}
      title="Instances"
      lead="The servers of the fleet. Each lies in one Zone and holds Spaces."
      path={path}
    >
      <Instances answer={answer} search={search} />
    </FleetPage>
  )
}
