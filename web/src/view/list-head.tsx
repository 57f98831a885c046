'use client'

import type { RefObject } from 'react'
import { QueryBar } from '../find/query-bar'
import type { Column } from '../table/column'
import { ColumnsMenu } from './columns-menu'
import { countText } from './count-text'
import { ExportMenu } from './export-menu'
import { LayoutMenu } from './layout-menu'
import { hasColumns, type ListActs } from './list-actions'
import { ListMore } from './list-more'
import type { ListViewProps } from './list-props'
import { PageActions } from './page-actions'
import { ViewsMenu } from './views-menu'

type HeadProps<Node extends { id: string }> = {
  props: ListViewProps<Node>
  shown: readonly Column<Node>[]
  chosen: Record<string, string[]>
  acts: ListActs
  input: RefObject<HTMLInputElement | null>
  /** Goes on from the filter to the rows. */
  onLeave(): void
}

/** The head of a list: what it is, how many there are, the filter, and what can be done with all of it. */
export function ListHead<Node extends { id: string }>({ props, shown, chosen, acts, ...rest }: HeadProps<Node>) {
  const { path, title, heading, what, search, facets, counts, list, columns, operation, layouts } = props
  const { facetIds, set, onDialog } = acts
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 pb-2 sm:px-5">
        {props.isPart ? (
          <h2 className="text-lg font-semibold">{heading ?? title}</h2>
        ) : (
          <h1 className="text-xl font-semibold tracking-tight">{heading ?? title}</h1>
        )}
        <p role="status" aria-label="Count" className="text-muted tabular-nums">
          {list.completeness && list.totalCount !== null ? countText(list.totalCount, list.completeness) : ''}
        </p>
        <PageActions className="ml-auto flex flex-wrap items-center gap-2 print:hidden">{props.actions}</PageActions>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 pb-3 sm:px-5 print:hidden">
        <QueryBar
          facets={facets}
          counts={counts}
          query={{ text: search.text, chosen: { ...chosen, space: search.space, zone: search.zone } }}
          onChange={({ text, chosen: names }) =>
            set({
              text,
              space: names.space ?? [],
              zone: names.zone ?? [],
              ...Object.fromEntries(facetIds.map((id) => [id, names[id] ?? []])),
            })
          }
          input={rest.input}
          onLeave={rest.onLeave}
          placeholder={`Filter ${what}`}
        />
        <button type="button" className="control lg:hidden" onClick={() => onDialog('filters')}>
          Filters
        </button>
        <ListMore props={props} acts={acts} />
        <div className="contents max-md:hidden">
          <ViewsMenu path={path} what={what} />
          {layouts && (
            <LayoutMenu
              {...layouts}
              layout={search.layout}
              group={search.group}
              onChange={(layout, group) => set({ layout, group })}
            />
          )}
          {hasColumns(props) && (
            <ColumnsMenu columns={columns} shown={shown} onChange={(ids) => set({ columns: ids }, 'replace')} />
          )}
          {props.exportColumns && <ExportMenu operation={operation} columns={props.exportColumns} fileName={what} />}
          <button type="button" className="control" onClick={() => onDialog('query')}>
            Query
          </button>
        </div>
      </div>
    </>
  )
}
