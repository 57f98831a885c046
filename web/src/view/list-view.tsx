'use client'

import { useRef, useState, type ReactNode } from 'react'
import { FacetRail } from '../find/facet-rail'
import { usePaletteActions } from '../shell/palette-actions'
import { shownColumns } from '../table/column'
import { useRowCursor } from '../table/use-row-cursor'
import { NowProvider } from '../time/now'
import { ChosenBar } from './chosen-bar'
import { CompletenessNotice } from './completeness-notice'
import { Held } from './held'
import { listActions, type ListDialog } from './list-actions'
import { ListDialogs } from './lazy-list-dialogs'
import { ListHead } from './list-head'
import type { ListViewProps } from './list-props'
import { ListRows } from './list-rows'
import { PeekPanel } from './peek-panel'
import { useListKeys } from './use-list-keys'
import { useListSearch } from './use-list-search'

export type { ListViewProps }

/** A list of things over all Spaces, with all that every list offers: filters, orders, columns, panels, exports and its query. */
export function ListView<Node extends { id: string }>(props: ListViewProps<Node>) {
  const { search, list, columns, peek, sections } = props
  const { facetIds, chosen: names, set, clear, openPanel } = useListSearch(props)
  const [dialog, setDialog] = useState<ListDialog | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const input = useRef<HTMLInputElement>(null)
  const reveal = useRef<(index: number) => void>(() => undefined)
  const stride = useRef(1)
  const rows = sections ? sections.flatMap((section) => (section.isOpen ? section.rows : [])) : list.rows
  const cursor = useRowCursor(rows)
  const shown = shownColumns(columns, search.columns)
  const hasPanel = peek !== undefined && search.peek !== null
  const node = rows.find(({ id }) => id === search.peek)?.node ?? null

  const move = (delta: number) => {
    if (props.moveInstead) return props.moveInstead(delta)
    const id = cursor.move(delta)
    if (id === null) return
    reveal.current(cursor.place())
    if (search.peek !== null) openPanel(id, 'replace')
  }
  const toggle = () => {
    const { id } = cursor
    if (id === null) return
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const openPage = () => {
    const row = rows[cursor.index]
    const href = row && props.hrefOf(row.node)
    if (href) window.location.assign(href)
  }
  useListKeys({
    props,
    cursor,
    hasPanel,
    input,
    stride,
    deeds: { move, toggle, openPanel, openPage, showQuery: () => setDialog('query') },
  })

  const acts = { facetIds, set, clear, onDialog: setDialog }
  usePaletteActions(() => listActions(props, acts))

  const rail = (): ReactNode => (
    <FacetRail
      facets={props.facets}
      counts={props.counts}
      chosen={names}
      space={search.space}
      zone={search.zone}
      isOfOneSpace={props.isPart || props.isOutsideSpaces || false}
      isPartial={(list.completeness?.missing.length ?? 0) > 0}
      onChange={(facet, values) => set({ [facet]: values })}
      onClear={clear}
    />
  )
  return (
    <NowProvider served={props.now}>
      <div className="flex min-h-0 flex-1">
        {!(props.isOutsideSpaces && props.facets.length === 0) && (
          <aside
            aria-label="Filters"
            className="w-60 shrink-0 overflow-y-auto border-r border-line max-lg:hidden print:hidden"
          >
            {rail()}
          </aside>
        )}
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ListHead
            props={props}
            shown={shown}
            chosen={names}
            acts={acts}
            input={input}
            onLeave={() => move(cursor.index === -1 ? 1 : 0)}
          />
          <CompletenessNotice
            completeness={list.completeness}
            unread={list.unread}
            spaces={search.space}
            onRetry={list.refresh}
          />
          <Held count={list.held} what={props.what} isChanged={Boolean(sections)} onShow={list.refresh} />
          {props.chosenActions && <ChosenBar chosen={chosen} actions={props.chosenActions} onChange={setChosen} />}
          {props.above}
          <ListRows
            props={props}
            rows={rows}
            shown={shown}
            cursor={cursor}
            chosen={chosen}
            facetIds={facetIds}
            set={set}
            onOpen={(id) => peek && openPanel(id, search.peek === null ? 'push' : 'replace')}
            onClear={clear}
            reveal={reveal}
            stride={stride}
          />
        </div>
        {hasPanel && search.peek !== null && (
          <PeekPanel
            label={node ? props.nameOf(node) : (props.peekLabel?.(search.peek) ?? search.peek)}
            onClose={() => openPanel(null)}
          >
            {peek(search.peek, node)}
          </PeekPanel>
        )}
        {dialog && (
          <ListDialogs
            props={props}
            dialog={dialog}
            shown={shown}
            set={set}
            rail={rail}
            onClose={() => setDialog(null)}
          />
        )}
      </div>
    </NowProvider>
  )
}
