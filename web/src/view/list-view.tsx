'use client'

import { useQueryStates } from 'nuqs'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { FacetDrawer } from '../find/facet-drawer'
import { FacetRail } from '../find/facet-rail'
import type { FacetCounts, FacetOption } from '../find/facet'
import { chosenOf, isFiltered, type listSearch, type ListSearch } from '../find/list-search'
import { QueryBar } from '../find/query-bar'
import type { ListState } from '../graph/use-list'
import { useKeys } from '../keys/use-keys'
import { shownColumns, type Column } from '../table/column'
import { DataTable, type DataTableProps } from '../table/data-table'
import { useRowCursor } from '../table/use-row-cursor'
import { NowProvider } from '../time/now'
import { ColumnsMenu } from './columns-menu'
import { CompletenessNotice } from './completeness-notice'
import { countText } from './count-text'
import { Empty } from './empty'
import { ExportMenu, type ExportColumn } from './export-menu'
import { Held } from './held'
import { PeekPanel } from './peek-panel'
import { QueryDialog, type ViewQuery } from './query-dialog'
import { Loading, Refused } from './blank'
import { ViewsMenu } from './views-menu'

/** The URL schema of a list. */
type Schema = ReturnType<typeof listSearch>

/** What a list is made of. */
export type ListViewProps<Node extends { id: string }> = {
  /** The page's address without its search, such as `/explore/releases`. */
  path: string
  title: string
  /** What the rows are, in the plural: `releases`. */
  what: string
  schema: Schema
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
  /** What the list asks the graph, as the browser sends it. */
  operation: ViewQuery
  /** The columns of its exports. Left out: it offers none. */
  exportColumns?: readonly ExportColumn[]
  /** The panel of a row, of which only the id may be known. */
  peek?(id: string, node: Node | null): ReactNode
  /** What the panel of a row that the list does not know is about, for screen readers; the id by default. */
  peekLabel?(id: string): string
  /** Shown instead of the table, such as tiles. */
  instead?: ReactNode
  /** Moves the keyboard by rows in what is shown instead. */
  moveInstead?(delta: number): void
  /** Stands at the end of the title's line. */
  actions?: ReactNode
  /** Stands between the filter and the rows. */
  above?: ReactNode
  /** Whether it is a part of a page about one thing in one Space, which has a title of its own. */
  isPart?: boolean
  /** What can be done with the rows chosen by `x`. */
  chosenActions?(ids: readonly string[]): ReactNode
  /** Said when there is nothing at all, without any filter. */
  empty: { title: string; say: string }
  /** The server's clock when it rendered, in epoch milliseconds. */
  now: number
}

/** A list of things over all Spaces, with all that every list offers: filters, orders, columns, panels, exports and its query. */
export function ListView<Node extends { id: string }>(props: ListViewProps<Node>) {
  const { path, title, what, schema, search, facets, counts, list, columns, operation, peek } = props
  const [, setSearch] = useQueryStates(schema.parsers, { shallow: true, history: 'push' })
  const [dialog, setDialog] = useState<'query' | 'filters' | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const input = useRef<HTMLInputElement>(null)
  const reveal = useRef<(index: number) => void>(() => undefined)
  const { rows } = list
  const cursor = useRowCursor(rows)
  const facetIds = useMemo(() => facets.map(({ id }) => id), [facets])
  const chosenNames = chosenOf(search, facetIds)
  const shown = shownColumns(columns, search.columns)

  const set = useCallback(
    (changes: Record<string, unknown>, history: 'push' | 'replace' = 'push') => {
      const list = 'peek' in changes ? changes : { after: null, ...changes }
      void setSearch(list as Parameters<typeof setSearch>[0], { history })
    },
    [setSearch],
  )
  const openPanel = (id: string | null, history: 'push' | 'replace' = 'push') => set({ peek: id }, history)
  const move = (delta: number) => {
    if (props.moveInstead) return props.moveInstead(delta)
    const id = cursor.move(delta)
    if (id === null) return
    reveal.current(rows.findIndex((row) => row.id === id))
    if (search.peek !== null) openPanel(id, 'replace')
  }
  const toggle = () => {
    const { id } = cursor
    if (id === null) return
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const clear = () => set({ text: '', space: [], zone: [], ...Object.fromEntries(facetIds.map((id) => [id, []])) })
  const hasPanel = peek !== undefined && search.peek !== null
  const node = rows.find(({ id }) => id === search.peek)?.node ?? null

  useKeys(title, [
    { key: '/', says: 'Filter', run: () => input.current?.select() },
    { key: 'j', says: 'Next row', run: () => move(1) },
    { key: 'ArrowDown', says: 'Next row', run: () => move(1) },
    { key: 'k', says: 'Row before', run: () => move(-1) },
    { key: 'ArrowUp', says: 'Row before', run: () => move(-1) },
    {
      key: 'Enter',
      says: 'Open its panel',
      run: () => cursor.id && openPanel(cursor.id),
      when: cursor.id !== null && peek !== undefined,
    },
    { key: 'o', says: 'Open its page', run: () => openPage(rows, cursor.id, props.hrefOf), when: cursor.id !== null },
    { key: 'x', says: 'Choose the row', run: toggle, when: props.chosenActions !== undefined },
    { key: 'Escape', says: 'Close the panel', run: () => openPanel(null), when: hasPanel },
    { key: 'r', says: 'Read again', run: list.refresh },
    { key: 'v', says: 'View as query', run: () => setDialog('query') },
  ])

  return (
    <NowProvider served={props.now}>
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label="Filters"
          className="w-60 shrink-0 overflow-y-auto border-r border-line max-lg:hidden print:hidden"
        >
          {rail(props, { chosenNames, set, clear })}
        </aside>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 pb-2 sm:px-5">
            {props.isPart ? (
              <h2 className="text-lg font-semibold">{title}</h2>
            ) : (
              <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            )}
            <p role="status" aria-label="Count" className="text-muted tabular-nums">
              {list.completeness && list.totalCount !== null ? countText(list.totalCount, list.completeness) : ''}
            </p>
            <div className="ml-auto flex flex-wrap items-center gap-2 print:hidden">{props.actions}</div>
          </div>
          <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 pb-3 sm:px-5 print:hidden">
            <QueryBar
              facets={facets}
              counts={counts}
              query={{ text: search.text, chosen: { ...chosenNames, space: search.space, zone: search.zone } }}
              onChange={({ text, chosen: names }) =>
                set({
                  text,
                  space: names.space ?? [],
                  zone: names.zone ?? [],
                  ...Object.fromEntries(facetIds.map((id) => [id, names[id] ?? []])),
                })
              }
              input={input}
              onLeave={() => move(cursor.index === -1 ? 1 : 0)}
              placeholder={`Filter ${what}`}
            />
            <button type="button" className="control lg:hidden" onClick={() => setDialog('filters')}>
              Filters
            </button>
            <ViewsMenu path={path} what={what} />
            <ColumnsMenu columns={columns} shown={shown} onChange={(ids) => set({ columns: ids }, 'replace')} />
            {props.exportColumns && <ExportMenu operation={operation} columns={props.exportColumns} fileName={what} />}
            <button type="button" className="control" onClick={() => setDialog('query')}>
              Query
            </button>
          </div>
          <CompletenessNotice completeness={list.completeness} unread={list.unread} onRetry={list.refresh} />
          <Held count={list.held} what={what} onShow={list.refresh} />
          {chosen.size > 0 && props.chosenActions && (
            <div
              role="region"
              aria-label="Chosen rows"
              className="flex flex-wrap items-center gap-3 border-b border-line bg-accent-soft px-5 py-2"
            >
              <span>{chosen.size} chosen</span>
              {props.chosenActions([...chosen])}
              <button type="button" className="control h-7" onClick={() => setChosen(new Set())}>
                Choose none
              </button>
            </div>
          )}
          {props.above}
          {list.isEmptyYet ? (
            <Loading />
          ) : list.refusal && rows.length === 0 ? (
            <Refused refusal={list.refusal} onRetry={list.refresh} />
          ) : rows.length === 0 ? (
            <Empty
              {...props.empty}
              what={what}
              completeness={list.completeness}
              isFiltered={isFiltered(search, facetIds)}
              isPaged={search.after !== null}
              onClear={clear}
              onRetry={list.refresh}
            />
          ) : (
            (props.instead ?? (
              <DataTable
                label={title}
                columns={shown}
                rows={rows}
                totalCount={list.totalCount}
                nameOf={props.nameOf}
                hrefOf={props.hrefOf}
                {...(props.menuOf ? { menuOf: props.menuOf } : {})}
                {...(props.groupOf ? { groupOf: props.groupOf } : {})}
                sort={search.sort}
                sortHref={(sort) => schema.path(path, { ...search, sort, after: null, peek: null })}
                onSort={(sort) => set({ sort })}
                cursor={cursor}
                onOpen={(id) => peek && openPanel(id, search.peek === null ? 'push' : 'replace')}
                openId={search.peek}
                {...(props.chosenActions ? { chosen } : {})}
                isStale={list.isStale}
                hasMore={list.hasMore}
                isAskingMore={list.isAskingMore}
                onMore={list.more}
                reveal={reveal}
              />
            ))
          )}
        </div>
        {hasPanel && search.peek !== null && (
          <PeekPanel
            label={node ? props.nameOf(node) : (props.peekLabel?.(search.peek) ?? search.peek)}
            onClose={() => openPanel(null)}
          >
            {peek(search.peek, node)}
          </PeekPanel>
        )}
        {dialog === 'query' && <QueryDialog operation={operation} onClose={() => setDialog(null)} />}
        {dialog === 'filters' && (
          <FacetDrawer onClose={() => setDialog(null)}>{rail(props, { chosenNames, set, clear })}</FacetDrawer>
        )}
      </div>
    </NowProvider>
  )
}

type RailState = {
  chosenNames: Record<string, string[]>
  set(changes: Record<string, unknown>): void
  clear(): void
}

function rail<Node extends { id: string }>(
  { facets, counts, search, list, isPart }: ListViewProps<Node>,
  { chosenNames, set, clear }: RailState,
): ReactNode {
  return (
    <FacetRail
      facets={facets}
      counts={counts}
      chosen={chosenNames}
      space={search.space}
      zone={search.zone}
      isOfOneSpace={isPart ?? false}
      isPartial={(list.completeness?.missing.length ?? 0) > 0}
      onChange={(facet, names) => set({ [facet]: names })}
      onClear={clear}
    />
  )
}

function openPage<Node>(
  rows: readonly { id: string; node: Node }[],
  id: string | null,
  hrefOf: (node: Node) => string | null,
): void {
  const row = rows.find((one) => one.id === id)
  const href = row && hrefOf(row.node)
  if (href) window.location.assign(href)
}
