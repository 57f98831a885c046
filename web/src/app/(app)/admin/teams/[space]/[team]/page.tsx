import type { Metadata } from 'next'
import { findOf } from '../../../../../../admin/find'
import { teamPath } from '../../../../../../admin/teams/path'
import { Team } from '../../../../../../admin/teams/team'
import { askPage } from '../../../../../../gateway/ask-page'
import { AdminTeamDocument } from '../../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Team' }

/** One team. */
export default async function TeamPage({ params, searchParams }: PageProps<'/admin/teams/[space]/[team]'>) {
  const { space, team } = await params
  const [id, find] = [`${space}/${team}`, await findOf(searchParams)]
  const variables = { id, space: [space], find, isFinding: find !== '' }
  const { answer } = await askPage(AdminTeamDocument, variables, teamPath(id))
  return <Team id={id} answer={answer} find={find} />
}
