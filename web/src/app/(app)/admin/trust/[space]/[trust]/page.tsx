import type { Metadata } from 'next'
import { cache } from 'react'
import { peopleOf } from '../../../../../../admin/trust/people'
import { trustPath } from '../../../../../../admin/trust/path'
import { Trust, trustOf } from '../../../../../../admin/trust/trust'
import { windowTitle } from '../../../../../../admin/window-title'
import { askPage } from '../../../../../../gateway/ask-page'
import { AdminTrustDocument } from '../../../../../../generated/graphql'

/** Asks once for the page and its title. */
const askOnce = cache((id: string) =>
  askPage(AdminTrustDocument, { id, space: [id.split('/')[0] ?? ''] }, trustPath(id)),
)

/** The window is named after what it shows. */
export async function generateMetadata({ params }: PageProps<'/admin/trust/[space]/[trust]'>): Promise<Metadata> {
  const { space, trust } = await params
  const { answer } = await askOnce(`${space}/${trust}`)
  return windowTitle(trustOf(answer)?.name, 'Trust', 'Trust')
}

/** One trust. */
export default async function TrustPage({ params }: PageProps<'/admin/trust/[space]/[trust]'>) {
  const { space, trust } = await params
  const id = `${space}/${trust}`
  const { answer } = await askOnce(id)
  return <Trust id={id} answer={answer} people={await peopleOf(trustOf(answer))} />
}
