'use client'

import { useEffect, useRef } from 'react'

/** What each key does. A key is what `KeyboardEvent.key` says, such as `/` or `ArrowDown`. */
export type Shortcuts = Readonly<Record<string, () => void>>

const TYPING = 'input, textarea, select, [contenteditable], [role="listbox"], dialog[open]'
/** Keys that the focused control itself needs. */
const NAVIGATION = new Set(['ArrowUp', 'ArrowDown', 'Enter', ' '])

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof Element)) return false
  if (target.closest(TYPING) || document.querySelector('dialog[open]')) return true
  return NAVIGATION.has(event.key) && target.closest('a, button') !== null
}

/** Single-key shortcuts of a page. They rest while somebody types, uses a control that needs the key, or has a dialog open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const action = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined
      if (!action || isTaken(event)) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
