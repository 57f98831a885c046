'use client'

import { useEffect, useRef } from 'react'
import { useChanges, type ChangedKind } from './use-changes'

/** A whole page is read anew at most so often, in milliseconds, however much changes. */
const RHYTHM = 5_000

/** Reads a page anew when something of some kinds changes: soon, but not with every change of a busy fleet. */
export function useCalmRefresh(kinds: readonly ChangedKind[], refresh: () => void, rhythm = RHYTHM): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const last = useRef(Number.NEGATIVE_INFINITY)
  const current = useRef(refresh)
  useEffect(() => {
    current.current = refresh
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current ?? undefined)
      timer.current = null
    },
    [],
  )
  useChanges(kinds, () => {
    if (timer.current !== null) return
    const wait = Math.max(0, last.current + rhythm - performance.now())
    timer.current = setTimeout(() => {
      timer.current = null
      last.current = performance.now()
      current.current()
    }, wait)
  })
}
