'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { CrossMark } from './marks'

type DialogProps = {
  title: string
  /** Whether it holds a short list or form only. */
  isNarrow?: boolean
  onClose: () => void
  children: ReactNode
}

/** A modal dialog: the browser keeps the focus in it, closes it on Esc and gives the focus back. It begins on `data-first-focus`. */
export function Dialog({ title, isNarrow = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    const first = shown?.querySelector<HTMLElement>('[data-first-focus]') ?? heading.current
    first?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      // One that was opened again meanwhile is not closed.
      onClose={(event) => event.currentTarget.open || onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className={`m-auto ${isNarrow ? 'w-[min(24rem,calc(100vw-2rem))]' : 'w-[min(44rem,calc(100vw-2rem))]'} rounded-xl bg-raised p-0 text-ink shadow-pop backdrop:bg-black/40`}
    >
      <div className="flex max-h-[80dvh] flex-col">
        <div className="flex items-center justify-between border-b border-line py-2.5 pr-2.5 pl-4">
          <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">
            {title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <CrossMark />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
