import type { Metadata } from 'next'
import { cache } from 'react'
import { keysPath } from '../../../../../admin/keys/path'
import { SpaceKeys } from '../../../../../admin/keys/space-keys'
import { windowTitle } from '../../../../../admin/window-title'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminSpaceKeysDocument } from '../../../../../generated/graphql'

/** Asks once for the page and its title. */
const askOnce = cache((id: string) => askPage(AdminSpaceKeysDocument, { space: id }, keysPath(id)))

/** The window is named after what it shows. */
export async function generateMetadata({ params }: PageProps<'/admin/keys/[space]'>): Promise<Metadata> {
  const { answer } = await askOnce(decodeURIComponent((await params).space))
  return windowTitle(answer.kind === 'answer' ? answer.data.space?.name : null, 'Keys', 'Keys of a Space')
}

/** The keys of one Space. */
export default async function SpaceKeysPage({ params }: PageProps<'/admin/keys/[space]'>) {
  const space = decodeURIComponent((await params).space)
  const { answer } = await askOnce(space)
  return <SpaceKeys space={space} answer={answer} />
}
