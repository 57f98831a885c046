import type { Metadata } from 'next'
import { Account } from '../../../account/account'
import { ACCOUNT_PATH } from '../../../account/path'
import { askPage } from '../../../gateway/ask-page'
import { AccountDocument } from '../../../generated/graphql'

export const metadata: Metadata = { title: 'Your account' }

/** Who one is here, where one is signed in, and the keys that act for one. */
export default async function AccountPage() {
  const { answer, at } = await askPage(AccountDocument, {}, ACCOUNT_PATH)
  return <Account answer={answer} now={at} />
}
