'use client'

import { useEffect, useRef } from 'react'
import { areKeysOn } from './setting'

/** What one key does in a view. */
export type Key = {
  /** As `KeyboardEvent.key` says it, such as `j` or `ArrowDown`; of keys one after the other, such as `g w`, it is only listed. */
  key: string
  says: string
  run(): void
  /** Whether it does anything just now; it is listed all the same. */
  when?: boolean
}

/** The keys of a view, as the list of keys shows them. */
export type KeyList = { name: string; keys(): readonly Key[] }

const lists = new Set<KeyList>()

/** The keys of all views that are on screen. */
export function keyLists(): readonly KeyList[] {
  return [...lists]
}

const TYPING =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=listbox], [role=menu], [popover]'

/** Keys that the focused control itself needs. */
const CONTROL = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', ' '])

/** Keys without which one could not leave or go on: they are never switched off. */
const ALWAYS = new Set(['Escape', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])

/** Whether the key goes to something that one types in. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(TYPING) !== null
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return true
  if (!ALWAYS.has(event.key) && !areKeysOn()) return true
  const { target } = event
  if (!(target instanceof Element)) return false
  if (isTyping(event) || document.querySelector('dialog[open]')) return true
  return CONTROL.has(event.key) && target.closest('a, button, summary, [role=tab]') !== null
}

/**
 * Single keys of a view, while it is on screen. They rest while somebody types, uses a control that needs the key, or has a dialog open, and
 * can be switched off (WCAG 2.1.4).
 */
export function useKeys(name: string, keys: readonly Key[]): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const list: KeyList = { name, keys: () => current.current }
    function onKeyDown(event: KeyboardEvent) {
      const found = current.current.find(({ key, when }) => key === event.key && when !== false)
      if (!found || isTaken(event)) return
      event.preventDefault()
      found.run()
    }
    lists.add(list)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      lists.delete(list)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [name])
}
