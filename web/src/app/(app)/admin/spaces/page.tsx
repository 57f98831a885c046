import type { Metadata } from 'next'
import { loadPageSearch, pageVariables, pathWith } from '../../../../admin/page-search'
import { FleetPage } from '../../../../admin/fleet-page'
import { SPACES_PATH } from '../../../../admin/spaces/path'
import { Spaces } from '../../../../admin/spaces/spaces'
import { askPage } from '../../../../gateway/ask-page'
import { AdminSpacesDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Spaces' }

/** The Spaces of the fleet. */
export default async function SpacesPage({ searchParams }: PageProps<'/admin/spaces'>) {
  const search = await loadPageSearch(searchParams)
  const path = pathWith(SPACES_PATH, search)
  const { answer } = await askPage(AdminSpacesDocument, pageVariables(search), path)
  return (
    <FleetPage
      answer={answer}
      title="Spaces"
      lead="A Space holds projects, environments and tenants. It lives on one Instance."
      path={path}
    >
      <Spaces answer={answer} search={search} />
    </FleetPage>
  )
}
