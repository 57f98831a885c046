import type { Metadata } from 'next'
import { rolePath } from '../../../../../../admin/roles/path'
import { Role } from '../../../../../../admin/roles/role'
import { askPage } from '../../../../../../gateway/ask-page'
import { AdminRoleDocument } from '../../../../../../generated/graphql'

export const metadata: Metadata = { title: 'Role' }

/** One role. */
export default async function RolePage({ params }: PageProps<'/admin/roles/[space]/[role]'>) {
  const { space, role } = await params
  const id = `${space}/${role}`
  const { answer } = await askPage(AdminRoleDocument, { id }, rolePath(id))
  return <Role id={id} answer={answer} />
}
