import type { Metadata } from 'next'
import { FleetPage } from '../../../../admin/fleet-page'
import { loadPageSearch, pageVariables, pathWith } from '../../../../admin/page-search'
import { People } from '../../../../admin/people/people'
import { PEOPLE_PATH } from '../../../../admin/people/people-list'
import { askPage } from '../../../../gateway/ask-page'
import { PeopleDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'People' }

/** Everybody in the fleet, and the way to invite more. */
export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  const search = await loadPageSearch(searchParams)
  const path = pathWith(PEOPLE_PATH, search)
  const { answer } = await askPage(PeopleDocument, pageVariables(search), path)
  return (
    <FleetPage answer={answer} title="People" lead="Who may sign in, and who runs the fleet." path={path}>
      <People answer={answer} search={search} />
    </FleetPage>
  )
}
