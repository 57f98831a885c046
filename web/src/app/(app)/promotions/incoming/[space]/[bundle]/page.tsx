import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { IncomingBundlePageDocument } from '../../../../../../generated/graphql'
import { idOf } from '../../../../../../project/path'
import { reviewVariables } from '../../../../../../promotion/incoming/bundle'
import { loadReview, reviewHref } from '../../../../../../promotion/incoming/search-params'
import { IncomingView } from '../../../../../../promotion/incoming/view'
import { incomingPath } from '../../../../../../promotion/path'

export const metadata: Metadata = { title: 'Incoming bundle' }

/** A bundle that came: what would change with it, and the decision about it. */
export default async function IncomingBundlePage({
  params,
  searchParams,
}: PageProps<'/promotions/incoming/[space]/[bundle]'>) {
  const { space, bundle } = await params
  const { lifecycle } = loadReview(await searchParams)
  const id = idOf(space, bundle)
  const path = reviewHref(incomingPath(id), { lifecycle })
  const [first = '', local = ''] = id.split('/')
  return (
    <IncomingView
      key={id}
      served={await askPage(IncomingBundlePageDocument, reviewVariables(first, local, lifecycle), path)}
    />
  )
}
