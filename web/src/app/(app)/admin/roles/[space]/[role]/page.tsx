import type { Metadata } from 'next'
import { cache } from 'react'
import { rolePath } from '../../../../../../admin/roles/path'
import { Role, roleOf } from '../../../../../../admin/roles/role'
import { windowTitle } from '../../../../../../admin/window-title'
import { askPage } from '../../../../../../gateway/ask-page'
import { AdminRoleDocument } from '../../../../../../generated/graphql'

/** Asks once for the page and its title. */
const askOnce = cache((id: string) => askPage(AdminRoleDocument, { id }, rolePath(id)))

/** The window is named after what it shows. */
export async function generateMetadata({ params }: PageProps<'/admin/roles/[space]/[role]'>): Promise<Metadata> {
  const { space, role } = await params
  const { answer } = await askOnce(`${space}/${role}`)
  return windowTitle(roleOf(answer)?.name, 'Roles', 'Role')
}

/** One role. */
export default async function RolePage({ params }: PageProps<'/admin/roles/[space]/[role]'>) {
  const { space, role } = await params
  const id = `${space}/${role}`
  const { answer } = await askOnce(id)
  return <Role id={id} answer={answer} />
}
