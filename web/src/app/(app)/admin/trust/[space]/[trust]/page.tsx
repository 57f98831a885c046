import type { Metadata } from 'next'
import { trustPath } from '../../../../../../admin/trust/path'
import { Trust } from '../../../../../../admin/trust/trust'
import { askPage } from '../../../../../../gateway/ask-page'
import { AdminTrustDocument } from '../../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Trust' }

/** One trust. */
export default async function TrustPage({ params }: PageProps<'/admin/trust/[space]/[trust]'>) {
  const { space, trust } = await params
  const id = `${space}/${trust}`
  const { answer } = await askPage(AdminTrustDocument, { id, space: [space] }, trustPath(id))
  return <Trust id={id} answer={answer} />
}
