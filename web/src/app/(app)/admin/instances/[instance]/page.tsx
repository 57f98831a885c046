import type { Metadata } from 'next'
import { Instance } from '../../../../../admin/instances/instance'
import { instancePath } from '../../../../../admin/instances/path'
import { askPage } from '../../../../../gateway/ask-page'
import { AdminInstanceDocument } from '../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Instance' }

/** One Instance. */
export default async function InstancePage({ params }: PageProps<'/admin/instances/[instance]'>) {
  const id = decodeURIComponent((await params).instance)
  const { answer } = await askPage(AdminInstanceDocument, { id }, instancePath(id))
  return <Instance id={id} answer={answer} />
}
