'use client'

import { Popover } from '../ui/popover'
import type { ColumnsProps } from './column-choices'
import { ColumnChoices } from './lazy-column-choices'

/** The columns of a table, behind a button. */
export function ColumnsMenu(props: ColumnsProps) {
  return (
    <Popover label="Columns" button="Columns">
      {() => (
        <div className="w-68">
          <ColumnChoices {...props} />
        </div>
      )}
    </Popover>
  )
}
