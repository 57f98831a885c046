'use client'

import { EMPTY_SEARCH } from '../find/list-search'
import { refusalIn, type Refusal } from '../graph/answer'
import { rowsOf, type Row } from '../graph/rows'
import { UNCOUNTED } from '../graph/uncounted'
import { useGraph } from '../graph/use-graph'
import type { ListSource, ListVariables } from './list-source'

/** One row of a list by its id: what the list has of it, else asked for alone by one request. */
export function useRow<Data, Variables extends ListVariables, Node extends { id: string }>(
  source: ListSource<Data, Variables, Node>,
  id: string,
  node: Node | null,
): { row: Row<Node> | null; refusal: Refusal | null; retry(): void } {
  const variables: Variables = { ...source.variables(EMPTY_SEARCH), ...UNCOUNTED, first: 1, filter: { id: [id] } }
  const { answer, isStale, refresh } = useGraph(source.document, variables, null, { enabled: node === null })
  if (node) return { row: { id, node, unread: new Set() }, refusal: null, retry: refresh }
  if (!answer || isStale) return { row: null, refusal: null, retry: refresh }
  const connection = answer.kind === 'answer' ? source.connection(answer.data) : null
  const row = answer.kind === 'answer' && connection ? rowsOf(answer, connection)[0] : undefined
  return row ? { row, refusal: null, retry: refresh } : { row: null, refusal: refusalIn(answer, ''), retry: refresh }
}
