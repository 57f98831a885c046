import type { Metadata } from 'next'
import { spacePath } from '../../../../../admin/spaces/path'
import { Space } from '../../../../../admin/spaces/space'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminSpaceDocument } from '../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Space' }

/** One Space, as it is administered. */
export default async function SpacePage({ params, searchParams }: PageProps<'/admin/spaces/[space]'>) {
  const id = decodeURIComponent((await params).space)
  const { answer } = await askPage(AdminSpaceDocument, { id }, spacePath(id))
  return <Space id={id} answer={answer} isNew={(await searchParams).new !== undefined} />
}
