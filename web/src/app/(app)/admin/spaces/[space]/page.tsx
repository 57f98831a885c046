import type { Metadata } from 'next'
import { cache } from 'react'
import { spacePath } from '../../../../../admin/spaces/path'
import { Space } from '../../../../../admin/spaces/space'
import { windowTitle } from '../../../../../admin/window-title'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminSpaceDocument } from '../../../../../generated/graphql'

/** Asks once for the page and its title. */
const askOnce = cache((id: string) => askPage(AdminSpaceDocument, { id }, spacePath(id)))

/** The window is named after what it shows. */
export async function generateMetadata({ params }: PageProps<'/admin/spaces/[space]'>): Promise<Metadata> {
  const { answer } = await askOnce(decodeURIComponent((await params).space))
  return windowTitle(answer.kind === 'answer' ? answer.data.space?.name : null, 'Spaces', 'Space')
}

/** One Space, as it is administered. */
export default async function SpacePage({ params, searchParams }: PageProps<'/admin/spaces/[space]'>) {
  const id = decodeURIComponent((await params).space)
  const { answer } = await askOnce(id)
  return <Space id={id} answer={answer} isNew={(await searchParams).new !== undefined} />
}
