import type { Metadata } from 'next'
import { loadPageSearch, pathWith, spacePageVariables } from '../../../../admin/page-search'
import { TEAMS_PATH } from '../../../../admin/teams/path'
import { Teams } from '../../../../admin/teams/teams'
import { askPage } from '../../../../gateway/ask-page'
import { AdminTeamsDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Teams' }

/** The teams of all Spaces. */
export default async function TeamsPage({ searchParams }: PageProps<'/admin/teams'>) {
  const search = await loadPageSearch(searchParams)
  const { answer, at } = await askPage(AdminTeamsDocument, spacePageVariables(search), pathWith(TEAMS_PATH, search))
  return <Teams answer={answer} search={search} now={at} />
}
