import type { Metadata } from 'next'
import { cache } from 'react'
import { findOf } from '../../../../../admin/find'
import { Group } from '../../../../../admin/groups/group'
import { groupPath } from '../../../../../admin/groups/path'
import { windowTitle } from '../../../../../admin/window-title'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminGroupDocument } from '../../../../../generated/graphql'

type GroupProps = PageProps<'/admin/groups/[group]'>

/** Asks once for the page and its title. */
const askOnce = cache((id: string, find: string) =>
  askPage(AdminGroupDocument, { id, find, isFinding: find !== '' }, groupPath(id)),
)

async function shown({ params, searchParams }: GroupProps) {
  const [id, find] = [decodeURIComponent((await params).group), await findOf(searchParams)]
  const { answer } = await askOnce(id, find)
  return { id, find, answer }
}

/** The window is named after what it shows. */
export async function generateMetadata(props: GroupProps): Promise<Metadata> {
  const { answer } = await shown(props)
  return windowTitle(answer.kind === 'answer' ? answer.data.group?.name : null, 'Groups', 'Group')
}

/** One group. */
export default async function GroupPage(props: GroupProps) {
  return <Group {...await shown(props)} />
}
