'use client'

import { useEffect, useRef } from 'react'

/** Something that the view on screen can do, or where it leads on, as the palette offers it. */
export type PaletteAction = {
  says: string
  /** What it belongs to, said before it. */
  section?: string
  /** The key that does the same, to be learnt. */
  key?: string
} & ({ run(): void } | { href: string })

const lists = new Set<() => readonly PaletteAction[]>()

/** What all views on screen can do. */
export function paletteActions(): readonly PaletteAction[] {
  return [...lists].flatMap((actions) => actions())
}

/**
 * Offers actions in the palette while the view is on screen; they are made when it opens. What a view does by its keys is offered already.
 */
export function usePaletteActions(actions: () => readonly PaletteAction[]): void {
  const current = useRef(actions)
  useEffect(() => {
    current.current = actions
  })
  useEffect(() => {
    const list = () => current.current()
    lists.add(list)
    return () => void lists.delete(list)
  }, [])
}
