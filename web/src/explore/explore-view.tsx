'use client'

import { useQueryStates } from 'nuqs'
import type { ReactNode } from 'react'
import type { ListSearch } from '../find/list-search'
import type { Served } from '../graph/served'
import { useList } from '../graph/use-list'
import { useChanges, type Change, type ChangedKind } from '../live/use-changes'
import { shownColumns, type Column } from '../table/column'
import type { MenuItem } from '../ui/menu'
import type { Tone } from '../ui/state-text'
import type { ExportColumn } from '../view/export-menu'
import { ListView } from '../view/list-view'
import type { Placed } from './columns'
import { groupsOf } from './grouping'
import { KindSwitcher } from './kind-switcher'
import type { ListSource, ListVariables } from './list-source'
import { pageOf } from './page-of'
import { Peek } from './peek'
import { PlaceText } from './place-text'
import { useSections } from './use-sections'

/** A further view that a thing leads to. */
export type Related = { title: string; href: string | null }

/** How a kind of list looks in the browser. */
export type ListLook<Node extends Placed> = {
  /** One of them, as the head of its panel says it. */
  kind: string
  /** Its panel shows all of them, also those that the table leaves out. */
  columns: readonly Column<Node>[]
  nameOf(node: Node): string
  /** By default its own page, or its panel in the explorer. */
  hrefOf?(node: Node): string | null
  menuOf?(node: Node): readonly MenuItem[]
  /** By default the columns shown, as far as they say where their values stand. */
  exportColumns?: readonly ExportColumn[]
  /** By default all that its columns say, what is related, and what happened to it. */
  peek?(id: string, node: Node | null): ReactNode
  /** Where one goes on from it. */
  related?(node: Node): readonly Related[]
  /** Its state in a tile: mark and word. */
  tileMark?(node: Node): ReactNode
  /** What the state means; kinds that say so have small tiles, coloured by it. */
  tileTone?(node: Node): Tone
  /** Changes of which kinds concern its rows. */
  live: readonly ChangedKind[]
  /** The row that a change concerns; by default the thing itself. Null: none. */
  rowOf?(change: Change): string | null
  empty: { title: string; say: string }
}

type ExploreProps<Data, Variables extends ListVariables, Node extends Placed> = {
  source: ListSource<Data, Variables, Node>
  look: ListLook<Node>
  served: Served<Data, Variables>
}

/** Any kind of thing over all Spaces, as a list that stays up to date. */
export function ExploreView<Data, Variables extends ListVariables, Node extends Placed>({
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
    served,
    connection: source.connection,
  })
  const rowOf = look.rowOf ?? (({ id }: Change) => id)
  useChanges(look.live, ({ changes }) => {
    void list.changed([...new Set(changes.flatMap((change) => rowOf(change) ?? []))])
  })
  const counts = (list.data && source.counts(list.data)) ?? null
  const isPartial = (list.completeness?.missing.length ?? 0) > 0
  const { sections, refresh } = useSections({ source, search, counts, isPartial })
  const hrefOf = look.hrefOf ?? (({ id }: Node) => pageOf(id))
  return (
    <ListView
      {...source}
      heading={<KindSwitcher title={source.title} />}
      columns={look.columns}
      nameOf={look.nameOf}
      hrefOf={hrefOf}
      {...(look.menuOf ? { menuOf: look.menuOf } : {})}
      exportColumns={look.exportColumns ?? exportColumnsOf(shownColumns(look.columns, search.columns))}
      peek={look.peek ?? ((id, node) => <Peek key={id} source={source} look={look} id={id} node={node} />)}
      empty={look.empty}
      layouts={{ groups: groupsOf(source.facets), hasTiles: true }}
      tiles={{
        isSmall: look.tileTone !== undefined,
        ...(look.tileMark ? { mark: look.tileMark } : {}),
        ...(look.tileTone ? { tone: look.tileTone } : {}),
        lines: (node) => [<PlaceText key="place" node={node} />, summaryOf(look.columns, node)],
      }}
      sections={sections}
      search={search}
      counts={counts}
      list={{
        ...list,
        refresh() {
          list.refresh()
          refresh()
        },
      }}
      operation={{ query: String(source.document), variables }}
      now={served.at}
    />
  )
}

function exportColumnsOf<Node>(columns: readonly Column<Node>[]): ExportColumn[] {
  return [
    { name: 'Id', path: 'id' },
    ...columns.flatMap(({ title, path }) => (path === undefined ? [] : [{ name: title, path }])),
  ]
}

/** What a tile says below the place of a thing: the first of its further columns. */
function summaryOf<Node extends Placed>(columns: readonly Column<Node>[], node: Node): ReactNode {
  const column = columns.slice(1).find(({ id }) => id !== 'space' && id !== 'zone' && id !== 'state')
  return column?.cell(node, { id: node.id, node, unread: new Set() })
}
