'use client'

import type { RefObject } from 'react'
import { isFiltered } from '../find/list-search'
import type { Row } from '../graph/rows'
import type { Column } from '../table/column'
import { DataTable } from '../table/data-table'
import type { RowCursor } from '../table/use-row-cursor'
import { Loading, Refused } from './blank'
import { Empty } from './empty'
import type { ListViewProps, SetSearch } from './list-props'
import { Tiles } from './tiles'

type RowsProps<Node extends { id: string }> = {
  props: ListViewProps<Node>
  rows: readonly Row<Node>[]
  shown: readonly Column<Node>[]
  cursor: RowCursor
  chosen: ReadonlySet<string>
  facetIds: readonly string[]
  set: SetSearch
  onOpen(id: string): void
  onClear(): void
  reveal: RefObject<(index: number) => void>
  stride: RefObject<number>
}

/** The rows of a list in its layout, or why there are none. */
export function ListRows<Node extends { id: string }>(all: RowsProps<Node>) {
  const { props, rows, shown, cursor, set } = all
  const { list, search, path, schema, sections } = props
  if (list.isEmptyYet) return <Loading />
  if (list.refusal && list.rows.length === 0) return <Refused refusal={list.refusal} onRetry={list.refresh} />
  if (list.rows.length === 0) {
    return (
      <Empty
        {...props.empty}
        what={props.what}
        completeness={list.completeness}
        isFiltered={isFiltered(search, all.facetIds)}
        isPaged={search.after !== null}
        onClear={all.onClear}
        onRetry={list.refresh}
      />
    )
  }
  if (props.instead) return props.instead
  const more = {
    rows,
    cursor,
    nameOf: props.nameOf,
    hrefOf: props.hrefOf,
    onOpen: all.onOpen,
    openId: search.peek,
    isStale: list.isStale,
    hasMore: list.hasMore && !sections,
    isAskingMore: list.isAskingMore && !sections,
    onMore: list.more,
    reveal: all.reveal,
  }
  if (props.tiles && search.layout === 'tiles') {
    return <Tiles {...more} label={props.title} look={props.tiles} stride={all.stride} />
  }
  return (
    <DataTable
      {...more}
      label={props.title}
      columns={shown}
      totalCount={list.totalCount}
      {...(props.menuOf ? { menuOf: props.menuOf } : {})}
      {...(props.groupOf ? { groupOf: props.groupOf } : {})}
      {...(sections ? { sections } : {})}
      sort={search.sort}
      sortHref={(sort) => schema.path(path, { ...search, sort, after: null, peek: null })}
      onSort={(sort) => set({ sort })}
      {...(props.chosenActions ? { chosen: all.chosen } : {})}
    />
  )
}
