'use client'

import type { ReactNode } from 'react'
import { Dialog } from '../ui/dialog'

/** The facets on a narrow screen. */
export function FacetDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <Dialog title="Filters" onClose={onClose}>
      <div className="min-h-0 overflow-y-auto">{children}</div>
      <div className="border-t border-line p-3">
        <button type="button" className="control w-full justify-center" onClick={onClose}>
          Show the list
        </button>
      </div>
    </Dialog>
  )
}
