'use client'

import { numberText } from './count-text'

/** Offers the rows that came since the list was read. Until somebody asks for them nothing moves. */
export function Held({ count, what, onShow }: { count: number; what: string; onShow: () => void }) {
  return (
    <div role="status" className="empty:hidden print:hidden">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="flex h-8 w-full items-center justify-center gap-1.5 border-b border-line bg-accent-soft font-medium text-accent hover:underline"
        >
          {numberText(count)} new {what}: show
        </button>
      )}
    </div>
  )
}
