'use client'

import { useEffect, useRef, type RefObject } from 'react'

/** Where the button that was pressed is gone in the next `stage`, the focus goes on to what can be done then, instead of being lost. */
export function useFocusWithin(frame: RefObject<HTMLElement | null>, stage: string): void {
  const before = useRef(stage)
  useEffect(() => {
    if (before.current === stage) return
    before.current = stage
    if (document.activeElement !== document.body) return
    const next = frame.current?.querySelector<HTMLElement>('button, a') ?? frame.current
    next?.focus()
  }, [frame, stage])
}
