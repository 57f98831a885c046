'use client'

import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react'
import { placeBeside } from './place-beside'

type PopoverProps = {
  label: string
  /** What the button says. */
  button: ReactNode
  buttonRef?: RefObject<HTMLButtonElement | null>
  className?: string
  /** A key that opens it, for screen readers; the view listens for it. */
  keyShortcut?: string
  /** What opens; `close` gives the focus back to the button. */
  children(close: () => void): ReactNode
}

/** A button that opens a small dialog beside it. It closes on Esc and on a click elsewhere; the focus begins on `data-first-focus`. */
export function Popover({ label, button, buttonRef, className, keyShortcut, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false)
  const own = useRef<HTMLButtonElement>(null)
  const anchor = buttonRef ?? own
  const id = useId()
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-keyshortcuts={keyShortcut}
        onClick={() => setOpen(!isOpen)}
        className={className ?? 'control'}
      >
        {button}
      </button>
      {isOpen && (
        <PopoverBody id={id} label={label} anchor={anchor} onClose={() => setOpen(false)}>
          {children}
        </PopoverBody>
      )}
    </>
  )
}

type BodyProps = {
  id: string
  label: string
  anchor: RefObject<HTMLButtonElement | null>
  onClose(): void
  children(close: () => void): ReactNode
}

function PopoverBody({ id, label, anchor, onClose, children }: BodyProps) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [shown, button] = [body.current, anchor.current]
    if (!shown || !button) return
    shown.showPopover()
    placeBeside(shown, button)
    ;(shown.querySelector<HTMLElement>('[data-first-focus]') ?? shown).focus()
  }, [anchor])
  return (
    <div
      ref={body}
      id={id}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      popover="auto"
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape') return
        event.preventDefault()
        anchor.current?.focus()
        onClose()
      }}
      className="fixed inset-auto m-0 max-h-[80dvh] max-w-[calc(100vw-1rem)] overflow-auto rounded-xl bg-raised p-0 text-ink shadow-pop outline-none"
    >
      {children(() => {
        anchor.current?.focus()
        onClose()
      })}
    </div>
  )
}
