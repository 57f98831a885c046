import type { Metadata } from 'next'
import { askList } from '../../../../explore/ask-list'
import { inboxSource } from '../../../../promotion/inbox/source'
import { InboxView } from '../../../../promotion/inbox/view'

export const metadata: Metadata = { title: 'Promotions inbox' }

/** What came to the Spaces that the caller may enter. */
export default async function InboxPage({ searchParams }: PageProps<'/promotions'>) {
  return <InboxView served={await askList(inboxSource, searchParams)} />
}
