'use client'

import { Popover } from '../ui/popover'
import { ColumnChoices, type ColumnsProps } from './column-choices'

/** The columns of a table, behind a button. */
export function ColumnsMenu<Node>(props: ColumnsProps<Node>) {
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
