'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'

const STEP = 15_000

/**
 * The time (epoch ms), moving on in steps of 15 s from `served`, the server's clock when it rendered. So the first
 * render is the server's exactly, and a wrong clock in the browser makes no wrong age.
 */
export function useNow(served: number): number {
  const [state, setState] = useState({ served, elapsed: 0 })
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => setState({ served, elapsed: performance.now() - start }), STEP)
    return () => clearInterval(timer)
  }, [served])
  return served + (state.served === served ? state.elapsed : 0)
}

const never = () => () => {}

/** Whether the page's script runs: false on the server and in the first render, which must be the same. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
