import type { Metadata } from 'next'
import { cache } from 'react'
import { Instance } from '../../../../../admin/instances/instance'
import { instancePath } from '../../../../../admin/instances/path'
import { windowTitle } from '../../../../../admin/window-title'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminInstanceDocument } from '../../../../../generated/graphql'

/** Asks once for the page and its title. */
const askOnce = cache((id: string) => askPage(AdminInstanceDocument, { id }, instancePath(id)))

/** The window is named after what it shows. */
export async function generateMetadata({ params }: PageProps<'/admin/instances/[instance]'>): Promise<Metadata> {
  const { answer } = await askOnce(decodeURIComponent((await params).instance))
  return windowTitle(answer.kind === 'answer' ? answer.data.instance?.name : null, 'Instances', 'Instance')
}

/** One Instance. */
export default async function InstancePage({ params }: PageProps<'/admin/instances/[instance]'>) {
  const id = decodeURIComponent((await params).instance)
  const { answer } = await askOnce(id)
  return <Instance id={id} answer={answer} />
}
