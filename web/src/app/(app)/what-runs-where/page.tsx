import type { Metadata } from 'next'
import { askPage } from '../../../gateway/ask-page'
import { matrixSource } from '../../../matrix/source'
import { MatrixView } from '../../../matrix/view'

export const metadata: Metadata = { title: 'What runs where' }

/** Every project of the fleet with what of it runs where. */
export default async function WhatRunsWherePage({ searchParams }: PageProps<'/what-runs-where'>) {
  const { schema, document, variables, path } = matrixSource
  const search = await schema.load(searchParams)
  return <MatrixView served={await askPage(document, variables(search), schema.path(path, search))} />
}
