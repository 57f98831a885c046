'use client'

import { useRef, type ReactNode } from 'react'
import { usePaletteActions, type PaletteAction } from '../shell/palette-actions'

type PageActionsProps = {
  className: string
  /** Parts of the page at addresses of their own, which the palette leads to. */
  parts?: readonly { title: string; href: string }[]
  children: ReactNode
}

/** What can be done with all of a page, at its head: the palette offers the same, by the words that stand there. */
export function PageActions({ className, parts = [], children }: PageActionsProps) {
  const frame = useRef<HTMLDivElement>(null)
  usePaletteActions(() => [
    ...actionsIn(frame.current),
    ...parts.map(({ title, href }) => ({ section: 'Part', says: title, href })),
  ])
  return (
    <div ref={frame} className={className}>
      {children}
    </div>
  )
}

/** Links and buttons, without those that a key presses, which the palette has already, and those that do nothing now. */
const OFFERED = ':is(a[href], button):not([aria-keyshortcuts], [aria-disabled=true], :disabled, [popover] *)'

function actionsIn(frame: HTMLElement | null): PaletteAction[] {
  return [...(frame?.querySelectorAll<HTMLElement>(OFFERED) ?? [])].map((one) => ({
    says: one.getAttribute('aria-label') ?? one.textContent?.trim() ?? '',
    run: () => one.click(),
  }))
}
