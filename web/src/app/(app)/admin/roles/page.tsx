import type { Metadata } from 'next'
import { loadPageSearch, pathWith, spacePageVariables } from '../../../../admin/page-search'
import { ROLES_PATH } from '../../../../admin/roles/path'
import { Roles } from '../../../../admin/roles/roles'
import { askPage } from '../../../../gateway/ask-page'
import { AdminRolesDocument } from '../../../../generated/graphql'

export const metadata: Metadata = { title: 'Roles' }

/** The roles of all Spaces. */
export default async function RolesPage({ searchParams }: PageProps<'/admin/roles'>) {
  const search = await loadPageSearch(searchParams)
  const { answer, at } = await askPage(AdminRolesDocument, spacePageVariables(search), pathWith(ROLES_PATH, search))
  return <Roles answer={answer} search={search} now={at} />
}
