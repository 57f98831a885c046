import type { Metadata } from 'next'
import { Overview } from '../../../admin/overview/overview'
import { askPage } from '../../../gateway/ask-page'
import { AdminOverviewDocument } from '../../../generated/graphql'

export const metadata: Metadata = { title: 'Administration' }

/** Where what is administered. */
export default async function AdminPage() {
  const { answer } = await askPage(AdminOverviewDocument, {}, '/admin')
  return <Overview answer={answer} />
}
