'use client'

import dynamic from 'next/dynamic'
import { Popover } from '../ui/popover'

const Views = dynamic(() => import('./views').then((module) => module.Views), { ssr: false })

/** The saved views of a page, own and shared; and a way to save what one sees. They are read when the menu opens. */
export function ViewsMenu({ path, what }: { path: string; what: string }) {
  return (
    <Popover label="Saved views" button="Views">
      {(close) => <Views path={path} what={what} onDone={close} />}
    </Popover>
  )
}
