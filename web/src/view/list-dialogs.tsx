'use client'

import type { ReactNode } from 'react'
import { FacetDrawer } from '../find/facet-drawer'
import { Dialog } from '../ui/dialog'
import { ColumnChoices, type ColumnsProps } from './column-choices'
import { QueryDialog } from './lazy-query-dialog'
import { Views } from './lazy-views'
import type { ListDialog } from './list-actions'
import type { ListViewProps, SetSearch } from './list-props'

type DialogProps = {
  props: ListParts
  dialog: ListDialog
  shown: ColumnsProps['shown']
  set: SetSearch
  /** The facets, which are beside the list where there is room. */
  rail(): ReactNode
  onClose(): void
}

/** What of a list the dialogs show. */
type ListParts = Pick<ListViewProps<{ id: string }>, 'operation' | 'path' | 'what'> & Pick<ColumnsProps, 'columns'>

/** What stands over a list just now. */
export function ListDialogs(all: DialogProps) {
  const { props, dialog, shown, set, rail, onClose } = all
  switch (dialog) {
    case 'query':
      return <QueryDialog operation={props.operation} onClose={onClose} />
    case 'filters':
      return <FacetDrawer onClose={onClose}>{rail()}</FacetDrawer>
    case 'views':
      return (
        <Dialog isNarrow title="Saved views" onClose={onClose}>
          <Views path={props.path} what={props.what} onDone={onClose} />
        </Dialog>
      )
    case 'columns':
      return (
        <Dialog isNarrow title="Columns" onClose={onClose}>
          <div className="min-h-0 overflow-y-auto">
            <ColumnChoices columns={props.columns} shown={shown} onChange={(ids) => set({ columns: ids }, 'replace')} />
          </div>
        </Dialog>
      )
  }
}
