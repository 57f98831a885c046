import type { Metadata } from 'next'
import { askPage } from '../../../../../../../gateway/ask-page'
import { ProjectEffectiveVariablesDocument } from '../../../../../../../generated/graphql'
import { idOf, projectPath } from '../../../../../../../project/path'
import {
  effectiveVariables,
  loadEffectiveSearch,
  writeEffectiveSearch,
} from '../../../../../../../project/variables/effective-search'
import { EffectiveView } from '../../../../../../../project/variables/effective-view'

export const metadata: Metadata = { title: 'Effective values' }

/** What each variable of a project means in one environment. */
export default async function EffectivePage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/variables/effective'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  const search = await loadEffectiveSearch(searchParams)
  const path = writeEffectiveSearch(`${projectPath(id, 'variables')}/effective`, search)
  const served = await askPage(ProjectEffectiveVariablesDocument, effectiveVariables(id, search), path)
  return <EffectiveView key={id} id={id} served={served} />
}
