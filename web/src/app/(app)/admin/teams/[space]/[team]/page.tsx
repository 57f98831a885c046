import type { Metadata } from 'next'
import { cache } from 'react'
import { findOf } from '../../../../../../admin/find'
import { teamPath } from '../../../../../../admin/teams/path'
import { Team, teamOf } from '../../../../../../admin/teams/team'
import { windowTitle } from '../../../../../../admin/window-title'
import { askPage } from '../../../../../../gateway/ask-page'
import { AdminTeamDocument } from '../../../../../../generated/graphql'

type TeamProps = PageProps<'/admin/teams/[space]/[team]'>

/** Asks once for the page and its title. */
const askOnce = cache((space: string, team: string, find: string) => {
  const id = `${space}/${team}`
  return askPage(AdminTeamDocument, { id, space: [space], find, isFinding: find !== '' }, teamPath(id))
})

async function shown({ params, searchParams }: TeamProps) {
  const [{ space, team }, find] = [await params, await findOf(searchParams)]
  const { answer } = await askOnce(space, team, find)
  return { id: `${space}/${team}`, find, answer }
}

/** The window is named after what it shows. */
export async function generateMetadata(props: TeamProps): Promise<Metadata> {
  return windowTitle(teamOf((await shown(props)).answer)?.name, 'Teams', 'Team')
}

/** One team. */
export default async function TeamPage(props: TeamProps) {
  return <Team {...await shown(props)} />
}
