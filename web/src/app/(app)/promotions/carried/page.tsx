import type { Metadata } from 'next'
import { askPage } from '../../../../gateway/ask-page'
import { CarriedPageDocument } from '../../../../generated/graphql'
import { CarriedView } from '../../../../promotion/carried/view'
import { CARRIED_PATH } from '../../../../promotion/path'

export const metadata: Metadata = { title: 'Import bundle or receipt' }

/** Where bundles and receipts are brought in that people carried over a gap. */
export default async function CarriedFilesPage() {
  return <CarriedView served={await askPage(CarriedPageDocument, {}, CARRIED_PATH)} />
}
