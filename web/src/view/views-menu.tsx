'use client'

import { Popover } from '../ui/popover'
import { Views } from './lazy-views'

/** The saved views of a page, own and shared; and a way to save what one sees. They are read when the menu opens. */
export function ViewsMenu({ path, what }: { path: string; what: string }) {
  return (
    <Popover label="Saved views" button="Views">
      {(close) => (
        <div className="w-80 max-w-full">
          <Views path={path} what={what} onDone={close} />
        </div>
      )}
    </Popover>
  )
}
