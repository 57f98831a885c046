import type { ReactNode } from 'react'
import type { FacetCounts, FacetOption } from '../find/facet'
import type { listSearch, ListSearch } from '../find/list-search'
import type { ListState } from '../graph/use-list'
import type { Column } from '../table/column'
import type { DataTableProps } from '../table/data-table'
import type { Section } from '../table/section'
import type { ExportColumn } from './export-menu'
import type { LayoutChoices } from './layout-menu'
import type { ViewQuery } from './query-dialog'
import type { TilesLook } from './tiles'

/** What a list is made of. */
export type ListViewProps<Node extends { id: string }> = {
  /** The page's address without its search, such as `/explore/releases`. */
  path: string
  title: string
  /** Stands in the place of the title's text, such as a button that leads to other lists. */
  heading?: ReactNode
  /** What the rows are, in the plural: `releases`. */
  what: string
  schema: ReturnType<typeof listSearch>
  /** The URL as it is, which decides what `list` was asked. */
  search: ListSearch
  facets: readonly FacetOption[]
  counts: FacetCounts | null
  list: ListState<unknown, Node>
  columns: readonly Column<Node>[]
  nameOf(node: Node): string
  hrefOf(node: Node): string | null
  menuOf?: DataTableProps<Node>['menuOf']
  groupOf?: DataTableProps<Node>['groupOf']
  /** The groups that the rows stand in instead of `list`'s rows, each read on its own. */
  sections?: readonly Section<Node>[] | null
  /** What it can be laid out as. Left out: it is only a table. */
  layouts?: LayoutChoices
  /** How its tiles look. Left out: it has none. */
  tiles?: TilesLook<Node>
  /** What the list asks the graph, as the browser sends it. */
  operation: ViewQuery
  /** The columns of its exports. Left out: it offers none. */
  exportColumns?: readonly ExportColumn[]
  /** The panel of a row, of which only the id may be known. */
  peek?(id: string, node: Node | null): ReactNode
  /** What the panel of a row that the list does not know is about, for screen readers; the id by default. */
  peekLabel?(id: string): string
  /** Shown instead of the table. */
  instead?: ReactNode
  /** Moves the keyboard by rows in what is shown instead. */
  moveInstead?(delta: number): void
  /** Stands at the end of the title's line. */
  actions?: ReactNode
  /** Stands between the filter and the rows. */
  above?: ReactNode
  /** Whether it is a part of a page about one thing in one Space, which has a title of its own. */
  isPart?: boolean
  /** Whether its rows are in no Space, so that there is none to choose. */
  isOutsideSpaces?: boolean
  /** What can be done with the rows chosen by `x`. */
  chosenActions?(ids: readonly string[]): ReactNode
  /** Said when there is nothing at all, without any filter. */
  empty: { title: string; say: string }
  /** The server's clock when it rendered, in epoch milliseconds. */
  now: number
}

/** Changes what the URL says of a list. */
export type SetSearch = (changes: Record<string, unknown>, history?: 'push' | 'replace') => void
