import type { Metadata } from 'next'
import { FleetPage } from '../../../../admin/fleet-page'
import { Identity } from '../../../../admin/identity/identity'
import { IDENTITY_PATH } from '../../../../admin/identity/path'
import { askPage } from '../../../../gateway/ask-page'
import { AdminIdentityDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Identity' }

/** By what people and programs prove who they are. */
export default async function IdentityPage() {
  const { answer } = await askPage(AdminIdentityDocument, {}, IDENTITY_PATH)
  return (
    <FleetPage
      answer={answer}
      title="Identity"
      lead="By what people and programs prove who they are."
      path={IDENTITY_PATH}
    >
      <Identity answer={answer} />
    </FleetPage>
  )
}
