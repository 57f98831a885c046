import { askPage } from '../gateway/ask-page'
import type { Served } from '../graph/served'
import type { ListSource, ListVariables } from './list-source'

/** The search of an address, as pages get it. */
export type Params = Promise<Record<string, string | string[] | undefined>>

/** Asks for what a list's page shows first. */
export async function askList<Data, Variables extends ListVariables, Node extends { id: string }>(
  { schema, document, variables, path }: ListSource<Data, Variables, Node>,
  params: Params,
): Promise<Served<Data, Variables>> {
  const search = await schema.load(params)
  return await askPage(document, variables(search), schema.path(path, search))
}
