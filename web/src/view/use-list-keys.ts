'use client'

import type { RefObject } from 'react'
import { useKeys } from '../keys/use-keys'
import type { RowCursor } from '../table/use-row-cursor'
import type { ListViewProps } from './list-props'

/** What the keys of a list do. */
export type ListDeeds = {
  move(delta: number): void
  toggle(): void
  openPanel(id: string | null): void
  openPage(): void
  showQuery(): void
}

type KeysOf<Node extends { id: string }> = {
  props: ListViewProps<Node>
  cursor: RowCursor
  hasPanel: boolean
  input: RefObject<HTMLInputElement | null>
  /** How many things stand in one line: 1 in a table. */
  stride: RefObject<number>
  deeds: ListDeeds
}

/** The keys of a list. */
export function useListKeys<Node extends { id: string }>({
  props,
  cursor,
  hasPanel,
  input,
  stride,
  deeds,
}: KeysOf<Node>) {
  const { title, list, search, peek, chosenActions } = props
  const hasTiles = props.tiles !== undefined && search.layout === 'tiles'
  const { move, toggle, openPanel, openPage, showQuery } = deeds
  useKeys(title, [
    { key: '/', says: 'Filter', run: () => input.current?.select() },
    { key: 'j', says: 'Next row', run: () => move(1) },
    { key: 'ArrowDown', says: 'Next row', run: () => move(stride.current) },
    { key: 'k', says: 'Row before', run: () => move(-1) },
    { key: 'ArrowUp', says: 'Row before', run: () => move(-stride.current) },
    ...(hasTiles
      ? [
          { key: 'ArrowRight', says: 'Next tile', run: () => move(1) },
          { key: 'ArrowLeft', says: 'Tile before', run: () => move(-1) },
        ]
      : []),
    {
      key: 'Enter',
      says: 'Open its panel',
      run: () => openPanel(cursor.id),
      when: cursor.id !== null && peek !== undefined,
    },
    { key: 'o', says: 'Open its page', run: openPage, when: cursor.id !== null },
    { key: 'x', says: 'Choose the row', run: toggle, when: chosenActions !== undefined },
    { key: 'Escape', says: 'Close the panel', run: () => openPanel(null), when: hasPanel },
    { key: 'r', says: 'Refresh', run: list.refresh },
    { key: 'v', says: 'View as query', run: showQuery },
  ])
}
