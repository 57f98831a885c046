'use client'

import type { RefObject } from 'react'
import type { Key } from '../keys/use-keys'
import type { Owner } from './owners'

type KeysOf = {
  open: string | null
  show(id: string | null, intoForm?: boolean): void
  input: RefObject<HTMLInputElement | null>
}

/** The links of the rows, in their order. */
function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-owner]')]
}

/** Gives the focus to the row of a project or a tenant, if it is there. */
export function focusRow(id: string): void {
  rows()
    .find(({ dataset }) => dataset.owner === id)
    ?.focus()
}

/** Moves through projects and tenants: the focus, and with it the form if one is open. */
export function useMissingKeys({ open, show, input }: KeysOf) {
  const move = (delta: number) => {
    const all = rows()
    const focused = all.findIndex((row) => row === document.activeElement)
    const place = focused === -1 ? all.findIndex(({ dataset }) => dataset.owner === open) : focused
    const next = all[place === -1 ? 0 : Math.min(all.length - 1, Math.max(0, place + delta))]
    next?.focus()
    const id = next?.dataset.owner
    if (open !== null && id !== undefined && id !== open) show(id)
  }
  const keys: Key[] = [
    { key: '/', says: 'Filter', run: () => input.current?.select() },
    { key: 'j', says: 'Next project or tenant', run: () => move(1) },
    { key: 'ArrowDown', says: 'Next project or tenant', run: () => move(1) },
    { key: 'k', says: 'Project or tenant before', run: () => move(-1) },
    { key: 'ArrowUp', says: 'Project or tenant before', run: () => move(-1) },
    { key: 'Escape', says: 'Close the form', run: () => show(null), when: open !== null },
  ]
  return {
    keys,
    /** Opens what comes after `id`, which may have just been filled; null at the end. */
    nextOf(owners: readonly Owner[], id: string): (() => void) | null {
      const place = owners.findIndex((owner) => owner.id === id)
      const next = owners[place + 1]
      return next ? () => show(next.id, true) : null
    },
  }
}
