'use client'

import { useEffect, useRef, type KeyboardEvent } from 'react'

/**
 * Keys of a field and the list of buttons that it finds: arrows move through both, Enter in the field chooses the first. While the list
 * `isEarlier` than what is typed, the last key waits for the answer; typing on forgets it.
 */
export function useListKeys(isEarlier: boolean, text: string) {
  const ref = useRef<HTMLDivElement>(null)
  const waiting = useRef<string | null>(null)
  useEffect(() => {
    waiting.current = null
  }, [text])
  useEffect(() => {
    const key = waiting.current
    waiting.current = null
    if (key !== null && !isEarlier && ref.current) press(ref.current, key)
  }, [isEarlier])
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, target, currentTarget } = event
    if (key === 'Enter' ? !(target instanceof HTMLInputElement) : key !== 'ArrowDown' && key !== 'ArrowUp') return
    event.preventDefault()
    if (isEarlier) waiting.current = key
    else press(currentTarget, key)
  }
  return { ref, onKeyDown }
}

function press(list: HTMLElement, key: string): void {
  const buttons = [...list.querySelectorAll<HTMLElement>('li button')]
  if (key === 'Enter') return buttons[0]?.click()
  const all = [list.querySelector<HTMLElement>('input'), ...buttons]
  const place = all.findIndex((one) => one === document.activeElement)
  all[place + (key === 'ArrowDown' ? 1 : -1)]?.focus()
}
