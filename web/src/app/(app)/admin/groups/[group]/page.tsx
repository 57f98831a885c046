import type { Metadata } from 'next'
import { findOf } from '../../../../../admin/find'
import { Group } from '../../../../../admin/groups/group'
import { groupPath } from '../../../../../admin/groups/path'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminGroupDocument } from '../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Group' }

/** One group. */
export default async function GroupPage({ params, searchParams }: PageProps<'/admin/groups/[group]'>) {
  const id = decodeURIComponent((await params).group)
  const find = await findOf(searchParams)
  const variables = { id, find, isFinding: find !== '' }
  const { answer } = await askPage(AdminGroupDocument, variables, groupPath(id))
  return <Group id={id} answer={answer} find={find} />
}
