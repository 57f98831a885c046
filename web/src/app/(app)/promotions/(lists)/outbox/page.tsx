import type { Metadata } from 'next'
import { askList } from '../../../../../explore/ask-list'
import { outboxSource } from '../../../../../promotion/outbox/source'
import { OutboxView } from '../../../../../promotion/outbox/view'

export const metadata: Metadata = { title: 'Promotions outbox' }

/** What the Spaces that the caller may enter made for others. */
export default async function OutboxPage({ searchParams }: PageProps<'/promotions/outbox'>) {
  return <OutboxView served={await askList(outboxSource, searchParams)} />
}
