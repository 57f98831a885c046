'use client'

import { useEffect, useRef } from 'react'
import { useChanges, type ChangedKind } from '../live/use-changes'

/** The whole page is read anew at most so often, in milliseconds, however much changes. */
const RHYTHM = 5_000

const KINDS: readonly ChangedKind[] = [
  'DEPLOYMENT',
  'SERVER_TASK',
  'INTERRUPTION',
  'INCOMING_BUNDLE',
  'OUTGOING_BUNDLE',
  'DEPLOYMENT_TARGET',
  'TRUST',
  'CERTIFICATE',
]

/** Reads the page anew when something changes that may wait for somebody: soon, but not with every change of a busy fleet. */
export function useCalmRefresh(refresh: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const last = useRef(0)
  const current = useRef(refresh)
  useEffect(() => {
    current.current = refresh
  })
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
  useChanges(KINDS, () => {
    if (timer.current !== null) return
    const wait = Math.max(0, last.current + RHYTHM - performance.now())
    timer.current = setTimeout(() => {
      timer.current = null
      last.current = performance.now()
      current.current()
    }, wait)
  })
}
