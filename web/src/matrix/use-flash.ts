'use client'

import { useEffect, useRef, type RefObject } from 'react'

/** Lets an element light up for a moment when what it tells changes; not when it comes, and never for those who want no motion. */
export function useFlash(element: RefObject<HTMLElement | null>, tells: string): void {
  const before = useRef(tells)
  useEffect(() => {
    if (before.current === tells) return
    before.current = tells
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.current?.animate([{ backgroundColor: 'var(--accent-soft)' }, {}], { duration: 2_000, easing: 'ease-out' })
  }, [element, tells])
}
