import type { Metadata } from 'next'
import { askList } from '../../../../../explore/ask-list'
import { underWaySource } from '../../../../../promotion/under-way/source'
import { UnderWayView } from '../../../../../promotion/under-way/view'

export const metadata: Metadata = { title: 'Promotions under way' }

/** What travels over the network between Spaces. */
export default async function UnderWayPage({ searchParams }: PageProps<'/promotions/under-way'>) {
  return <UnderWayView served={await askList(underWaySource, searchParams)} />
}
