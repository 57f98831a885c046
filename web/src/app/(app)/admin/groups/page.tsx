import type { Metadata } from 'next'
import { FleetPage } from '../../../../admin/fleet-page'
import { Groups } from '../../../../admin/groups/groups'
import { GROUPS_PATH } from '../../../../admin/groups/path'
import { loadPageSearch, pageVariables, pathWith } from '../../../../admin/page-search'
import { askPage } from '../../../../gateway/ask-page'
import { AdminGroupsDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Groups' }

/** The groups of the fleet. */
export default async function GroupsPage({ searchParams }: PageProps<'/admin/groups'>) {
  const search = await loadPageSearch(searchParams)
  const path = pathWith(GROUPS_PATH, search)
  const { answer } = await askPage(AdminGroupsDocument, pageVariables(search), path)
  return (
    <FleetPage
      answer={answer}
      title="Groups"
      lead="A group enters Spaces and has roles there; so do all who are in it."
      path={path}
    >
      <Groups answer={answer} search={search} />
    </FleetPage>
  )
}
