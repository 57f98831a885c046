'use client'

import { numberText } from './count-text'

type HeldProps = {
  count: number
  what: string
  /** Whether rows on screen may be among them, as where they stand in groups. */
  isChanged?: boolean
  onShow(): void
}

/** Offers the rows that came since the list was read. Until somebody asks for them nothing moves. */
export function Held({ count, what, isChanged, onShow }: HeldProps) {
  return (
    <div role="status" className="empty:hidden print:hidden">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="flex h-8 w-full items-center justify-center gap-1.5 border-b border-line bg-accent-soft font-medium text-accent hover:underline"
        >
          {numberText(count)} {isChanged ? 'new or changed' : 'new'} {what}: show
        </button>
      )}
    </div>
  )
}
