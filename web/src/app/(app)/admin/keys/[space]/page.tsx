import type { Metadata } from 'next'
import { keysPath } from '../../../../../admin/keys/path'
import { SpaceKeys } from '../../../../../admin/keys/space-keys'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminSpaceKeysDocument } from '../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Keys of a Space' }

/** The keys of one Space. */
export default async function SpaceKeysPage({ params }: PageProps<'/admin/keys/[space]'>) {
  const space = decodeURIComponent((await params).space)
  const { answer } = await askPage(AdminSpaceKeysDocument, { space }, keysPath(space))
  return <SpaceKeys space={space} answer={answer} />
}
