'use client'

import { useQueryStates } from 'nuqs'
import type { ReactNode } from 'react'
import type { ListSearch } from '../find/list-search'
import type { Served } from '../graph/served'
import { useList } from '../graph/use-list'
import { useChanges, type Change, type ChangedKind } from '../live/use-changes'
import type { Column } from '../table/column'
import type { MenuItem } from '../ui/menu'
import type { ExportColumn } from '../view/export-menu'
import { ListView } from '../view/list-view'
import type { ListSource, ListVariables } from './list-source'

/** How a kind of list looks in the browser. */
export type ListLook<Node extends { id: string }> = {
  columns: readonly Column<Node>[]
  nameOf(node: Node): string
  hrefOf(node: Node): string | null
  menuOf?(node: Node): readonly MenuItem[]
  groupOf?(node: Node, group: string): { key: string; title: ReactNode }
  exportColumns: readonly ExportColumn[]
  peek(id: string, node: Node | null): ReactNode
  /** Changes of which kinds concern its rows. */
  live: readonly ChangedKind[]
  /** The row that a change concerns; by default the thing itself. Null: none. */
  rowOf?(change: Change): string | null
  empty: { title: string; say: string }
  /** As of `ListView`. */
  isPart?: boolean
  actions?: ReactNode
  above?: ReactNode
  chosenActions?(ids: readonly string[]): ReactNode
}

type ExploreProps<Data, Variables extends ListVariables, Node extends { id: string }> = {
  source: ListSource<Data, Variables, Node>
  look: ListLook<Node>
  served: Served<Data, Variables>
}

/** Any kind of thing over all Spaces, as a list that stays up to date. */
export function ExploreView<Data, Variables extends ListVariables, Node extends { id: string }>({
  source,
  look,
  served,
}: ExploreProps<Data, Variables, Node>) {
  const [state] = useQueryStates(source.schema.parsers)
  const search = state as ListSearch
  const variables = source.variables(search)
  const list = useList({
    document: source.document,
    variables,
    further: { facets: false } as Partial<Variables>,
    served,
    connection: source.connection,
  })
  const rowOf = look.rowOf ?? (({ id }: Change) => id)
  useChanges(look.live, ({ changes }) => {
    void list.changed([...new Set(changes.flatMap((change) => rowOf(change) ?? []))])
  })
  const { group } = search
  const { groupOf, ...rest } = look
  return (
    <ListView
      {...source}
      {...rest}
      {...(group !== null && groupOf ? { groupOf: (node: Node) => groupOf(node, group) } : {})}
      search={search}
      counts={(list.data && source.counts(list.data)) ?? null}
      list={list}
      operation={{ query: String(source.document), variables }}
      now={served.at}
    />
  )
}
