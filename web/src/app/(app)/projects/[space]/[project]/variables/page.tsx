import type { Metadata } from 'next'
import { askPage } from '../../../../../../gateway/ask-page'
import { idOf } from '../../../../../../project/path'
import { variablesOf } from '../../../../../../project/variables/source'
import { ProjectVariables } from '../../../../../../project/variables/view'

export const metadata: Metadata = { title: 'Variables of a project' }

/** The values of one project's variables. */
export default async function ProjectVariablesPage({
  params,
  searchParams,
}: PageProps<'/projects/[space]/[project]/variables'>) {
  const { space, project } = await params
  const id = idOf(space, project)
  const { document, variables, schema, path } = variablesOf(id)
  const search = await schema.load(searchParams)
  return (
    <ProjectVariables key={id} id={id} served={await askPage(document, variables(search), schema.path(path, search))} />
  )
}
